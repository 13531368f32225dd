/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import io.foresight.core.event.MappedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects how soon products are bought again. Bounded: of more than 50 000 products those with the
 * smallest hashes are kept, so that the order of collecting and merging does not matter. Not
 * thread-safe.
 */
public final class RefillCycles {
  private static final int MAX_PRODUCTS = 50_000;

  private final Map<String, ProductGaps> products = new HashMap<>();
  private final TreeMap<Long, String> byHash = new TreeMap<>();
  private long limit = Long.MAX_VALUE;

  /** Takes one person's events in, oldest first, up to a moment. */
  public void add(List<MappedEvent> events, long now) {
    Purchases.of(events, now)
        .forEach(
            (product, p) -> {
              ProductGaps g = of(product);
              if (g != null) {
                g.add(p.gaps, p.logs, p.squares);
              }
            });
  }

  /** Takes another collection in, of other persons. */
  public void merge(RefillCycles other) {
    other.products.forEach(
        (product, theirs) -> {
          ProductGaps g = of(product);
          if (g != null) {
            g.merge(theirs);
          }
        });
    lower(other.limit);
  }

  private @org.jspecify.annotations.Nullable ProductGaps of(String product) {
    ProductGaps g = products.get(product);
    if (g != null) {
      return g;
    }
    long hash = MappedEvent.hash(product);
    if (hash >= limit) {
      return null;
    }
    g = new ProductGaps();
    products.put(product, g);
    byHash.put(hash, product);
    if (products.size() > MAX_PRODUCTS) {
      lower(byHash.lastKey());
    }
    return hash < limit ? g : null;
  }

  private void lower(long to) {
    limit = Math.min(limit, to);
    while (!byHash.isEmpty() && byHash.lastKey() >= limit) {
      products.remove(byHash.pollLastEntry().getValue());
    }
  }

  Map<String, ProductGaps> products() {
    return products;
  }
}
