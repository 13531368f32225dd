/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.StoredItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Blocks for tests. */
final class Blocks {
  static final long NOW = 1_763_800_000_000L;

  private Blocks() {}

  static CatalogueItem.Builder item(String id) {
    return CatalogueItem.builder(id)
        .title("Item " + id)
        .url("https://shop.example/p/" + id)
        .price(12.9, "EUR");
  }

  static Function<Collection<String>, Map<String, StoredItem>> shelf(CatalogueItem... items) {
    Map<String, StoredItem> all = new LinkedHashMap<>();
    for (CatalogueItem i : items) {
      all.put(i.id(), StoredItem.added(i, "shop", NOW));
    }
    return ids -> {
      Map<String, StoredItem> found = new LinkedHashMap<>(all);
      found.keySet().retainAll(ids);
      return found;
    };
  }

  static MailSet set(String locale, MailSet.Pick... picks) {
    return new MailSet("s1", "for-you", locale, List.of(picks));
  }

  static MailSet.Pick pick(String id, String reason) {
    return new MailSet.Pick(id, reason);
  }

  /** A block of these items, in this order. */
  static Block of(BlockOptions options, String locale, CatalogueItem... items) {
    MailSet.Pick[] picks = new MailSet.Pick[items.length];
    for (int i = 0; i < items.length; i++) {
      picks[i] = pick(items[i].id(), "");
    }
    return new BlockRenderer(shelf(items)).render(set(locale, picks), options, NOW);
  }
}
