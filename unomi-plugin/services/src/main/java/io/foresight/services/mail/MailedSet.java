/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import io.foresight.core.score.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set as a person's mails hold it: what was recommended, and what of it can be seen. Immutable.
 */
final class MailedSet {
  /** Mails with one set that are remembered. */
  private static final int TIMES = 10;

  final String id;
  final String slot;
  final String version;
  final String tier;

  /** Since when mails have it, milliseconds since 1970. */
  final long since;

  /** When it was last made sure that it is still the answer. */
  final long asked;

  /** Digest of what was known of the person then. */
  final String knowledge;

  final List<String> items;
  final List<String> sources;
  final List<String> reasons;

  /** Items that are shown, in their order: position n of a link is the n-th. */
  final List<String> shown;

  /** When mails with it went out, the newest first, milliseconds since 1970. */
  final List<Long> mailed;

  MailedSet(
      String id,
      String slot,
      String version,
      String tier,
      long since,
      long asked,
      String knowledge,
      List<String> items,
      List<String> sources,
      List<String> reasons,
      List<String> shown,
      List<Long> mailed) {
    this.id = id;
    this.slot = slot;
    this.version = version;
    this.tier = tier;
    this.since = since;
    this.asked = asked;
    this.knowledge = knowledge;
    this.items = List.copyOf(items);
    this.sources = List.copyOf(sources);
    this.reasons = List.copyOf(reasons);
    this.shown = List.copyOf(shown);
    this.mailed = List.copyOf(mailed);
  }

  static MailedSet of(Fields f) {
    return new MailedSet(
        f.string("id"),
        f.string("slot"),
        f.string("version", ""),
        f.string("tier", "rules"),
        ((Number) f.raw("since")).longValue(),
        ((Number) f.raw("asked")).longValue(),
        f.string("knowledge", ""),
        f.strings("items"),
        texts(f.raw("sources")),
        texts(f.raw("reasons")),
        f.strings("shown"),
        longs(f.raw("mailed")));
  }

  /** There may be nothing to say of some. */
  private static List<String> texts(@Nullable Object raw) {
    List<String> out = new ArrayList<>();
    if (raw instanceof List) {
      ((List<?>) raw).forEach(v -> out.add(String.valueOf(v)));
    }
    return out;
  }

  private static List<Long> longs(@Nullable Object raw) {
    List<Long> out = new ArrayList<>();
    if (raw instanceof List) {
      ((List<?>) raw).forEach(v -> out.add(((Number) v).longValue()));
    }
    return out;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("slot", slot);
    m.put("version", version);
    m.put("tier", tier);
    m.put("since", since);
    m.put("asked", asked);
    m.put("knowledge", knowledge);
    m.put("items", items);
    m.put("sources", sources);
    m.put("reasons", reasons);
    m.put("shown", shown);
    m.put("mailed", mailed);
    return m;
  }

  /** The same answer, asked for again. */
  MailedSet askedAgain(long now, String known) {
    return new MailedSet(
        id, slot, version, tier, since, now, known, items, sources, reasons, shown, mailed);
  }

  /** The same, mailed once more. */
  MailedSet mailedAt(long time) {
    List<Long> times = new ArrayList<>(mailed);
    if (!times.contains(time)) {
      times.add(time);
    }
    times.sort(Comparator.reverseOrder());
    List<Long> kept = times.subList(0, Math.min(TIMES, times.size()));
    return new MailedSet(
        id, slot, version, tier, since, asked, knowledge, items, sources, reasons, shown, kept);
  }

  /** As it is noted when it was seen: what is shown of it, and what placed each. */
  RecommendationSet toSet() {
    List<RecommendedItem> seen = new ArrayList<>();
    Tier how = Tier.PERSONAL;
    for (Tier t : Tier.values()) {
      how = t.id().equals(tier) ? t : how;
    }
    for (String item : shown) {
      seen.add(RecommendedItem.of(item, source(item), how));
    }
    return RecommendationSet.of(id, slot, version, since, how, seen);
  }

  /** The same answer, of which something else can be seen: it has an id of its own. */
  MailedSet showing(String newId, List<String> nowShown, long now) {
    return new MailedSet(
        newId, slot, version, tier, now, asked, knowledge, items, sources, reasons, nowShown,
        List.of());
  }

  /** The item at a position of a link, counted from 1; null if there is none. */
  @Nullable String at(int position) {
    return position >= 1 && position <= shown.size() ? shown.get(position - 1) : null;
  }

  /** What placed an item. */
  String source(String item) {
    int i = items.indexOf(item);
    return i < 0 || i >= sources.size() ? "" : sources.get(i);
  }

  static List<Map<String, Object>> toMaps(List<MailedSet> sets) {
    List<Map<String, Object>> out = new ArrayList<>();
    sets.forEach(s -> out.add(s.toMap()));
    return out;
  }
}
