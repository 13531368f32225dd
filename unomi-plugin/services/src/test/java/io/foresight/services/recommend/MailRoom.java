/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.input.Fields;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.RecommendationService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recommendations that were learned from a simulated shop, for what makes mails of them. */
public final class MailRoom {
  private final RoomInMemory room;
  private final Set<String> touched = new HashSet<>();

  /** A shop whose catalogue has titles, prices and addresses. */
  public MailRoom(int people) {
    room = RoomInMemory.shop(people);
    room.learn();
    room.follow();
    List<String> ids = new ArrayList<>();
    room.items.scan(null, i -> ids.add(i.item().id()));
    ids.forEach(id -> put(Map.of("id", id)));
    touched.clear();
    room.scoreEverybody();
  }

  /** Adds or changes an item; what is not given is as good as a mail needs it. */
  public void put(Map<String, Object> given) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("title", "Item " + given.get("id"));
    item.put("url", "https://shop.example/p/" + given.get("id") + "?ref=1");
    item.put("price", 19.9);
    item.put("currency", "EUR");
    item.putAll(given);
    room.catalogue.put(List.of(item), FeedOptions.defaults());
    touched.add(String.valueOf(given.get("id")));
  }

  /** The catalogue as it was made, and nothing noted of a profile. */
  public void restore(String profile) {
    List.copyOf(touched).forEach(id -> put(Map.of("id", id)));
    touched.clear();
    room.sets.write();
    room.sets.forget(profile);
  }

  /** An item as it is. */
  public CatalogueItem item(String id) {
    return service().item(id).orElseThrow().item();
  }

  /** The service. */
  public RecommendationService service() {
    return room.recommending;
  }

  /** Profiles of customers who consented. */
  public List<RawProfile> customers(int most) {
    List<String> ids = room.customers();
    return room.profiles.get(ids.subList(0, Math.min(most, ids.size())), List.of());
  }

  /** A profile with a part of our content of another value. */
  public static RawProfile changed(RawProfile p, String key, Object value) {
    Map<String, Object> foresight =
        new LinkedHashMap<>(
            Fields.of("profile", p.source())
                .object("systemProperties")
                .object("foresight")
                .asMap());
    foresight.put(key, value);
    Map<String, Object> source = new LinkedHashMap<>(p.source());
    source.put("systemProperties", Map.of("foresight", foresight));
    return new RawProfile(p.id(), source);
  }

  /** What was noted as shown and clicked. */
  public List<Map<String, Object>> noted() {
    room.sets.write();
    room.sets.refresh();
    List<Map<String, Object>> out = new ArrayList<>();
    room.sets.scan(d -> out.add(d.source()));
    return out;
  }
}
