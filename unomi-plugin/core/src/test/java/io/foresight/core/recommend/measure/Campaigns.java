/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.PublicData;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.Interactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Complete Journey: who was sent which campaign, what its coupons are for, which were redeemed. */
final class Campaigns {
  /** One of them. */
  static final class Campaign {
    final String id;
    final long start;
    final long end;
    final Set<String> households = new TreeSet<>();

    /** Products by coupon. */
    final Map<String, Set<String>> coupons = new TreeMap<>();

    /** Coupons by household. */
    final Map<String, Set<String>> redeemed = new TreeMap<>();

    Campaign(String id, long start, long end) {
      this.id = id;
      this.start = start;
      this.end = end;
    }

    Set<String> products() {
      Set<String> all = new TreeSet<>();
      coupons.values().forEach(all::addAll);
      return all;
    }
  }

  private final Map<String, Campaign> byId = new TreeMap<>();

  Campaigns() {
    PublicData.lines(
        "completejourney_campaign_descriptions.csv.gz",
        c ->
            byId.put(
                c[0],
                new Campaign(
                    c[0], PublicData.time(c[2]), PublicData.time(c[3]) + 86_400_000L - 1000)));
    PublicData.lines("completejourney_campaigns.csv.gz", c -> of(c[0]).households.add(c[1]));
    PublicData.lines(
        "completejourney_coupons.csv.gz",
        c -> of(c[2]).coupons.computeIfAbsent(c[0], u -> new TreeSet<>()).add(c[1]));
    PublicData.lines(
        "completejourney_coupon_redemptions.csv.gz",
        c -> of(c[2]).redeemed.computeIfAbsent(c[0], h -> new TreeSet<>()).add(c[1]));
  }

  private Campaign of(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  /** Those that begin between two days, the first included. */
  List<Campaign> between(String from, String before) {
    List<Campaign> out = new ArrayList<>();
    for (Campaign c : byId.values()) {
      if (c.start >= PublicData.time(from) && c.start < PublicData.time(before)) {
        out.add(c);
      }
    }
    return out;
  }

  static Interactions transactions() {
    InteractionLog log = new InteractionLog();
    PublicData.lines(
        "completejourney_transactions_sample.csv.gz",
        c -> log.add(c[0], c[3], InteractionKind.ORDER, PublicData.time(c[10])));
    return log.build(Long.MAX_VALUE);
  }

  static ItemTable products() {
    ItemTable items = new ItemTable();
    PublicData.lines(
        "completejourney_products.csv.gz",
        c ->
            items
                .item(c[0])
                .text(c[4] + ' ' + c[5])
                .categories(c[4].isEmpty() ? c[2] : c[4])
                .brand(c[1]));
    return items;
  }
}
