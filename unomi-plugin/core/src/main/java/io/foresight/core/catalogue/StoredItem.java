/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item as the catalogue keeps it: with the feed it came from and what became of its price and
 * stock. A removed item stays for a while as a trace without content, so that every node learns of
 * it. Immutable.
 */
public final class StoredItem {
  private final CatalogueItem item;
  private final String source;
  private final long changedAt;
  private final boolean removed;
  private final double priceBefore;
  private final long priceDroppedAt;
  private final long backInStockAt;

  private StoredItem(
      CatalogueItem item,
      String source,
      long changedAt,
      boolean removed,
      double priceBefore,
      long priceDroppedAt,
      long backInStockAt) {
    this.item = item;
    this.source = source;
    this.changedAt = changedAt;
    this.removed = removed;
    this.priceBefore = priceBefore;
    this.priceDroppedAt = priceDroppedAt;
    this.backInStockAt = backInStockAt;
  }

  /** An item that was not there before. */
  public static StoredItem added(CatalogueItem item, String source, long now) {
    return new StoredItem(item, source, now, false, Double.NaN, 0, 0);
  }

  /**
   * This item with new content. A price to be paid that is lower than before is remembered with the
   * one before, until it is no longer lower; an item that is available again is remembered too.
   *
   * @param now milliseconds since 1970 UTC
   */
  public StoredItem changed(CatalogueItem next, String nextSource, long now) {
    if (removed) {
      long first = next.firstSeen() == 0 ? item.firstSeen() : next.firstSeen();
      CatalogueItem again = next.toBuilder().firstSeen(first).build();
      return new StoredItem(again, nextSource, now, false, Double.NaN, 0, 0);
    }
    CatalogueItem kept =
        next.firstSeen() == 0 ? next.toBuilder().firstSeen(item.firstSeen()).build() : next;
    double was = item.priceAt(now);
    double is = kept.priceAt(now);
    boolean sameCurrency = String.valueOf(item.currency()).equals(String.valueOf(kept.currency()));
    boolean drops = sameCurrency && is < was;
    boolean stillLower = sameCurrency && is < priceBefore;
    long back = kept.isAvailable() ? backInStockAt : 0;
    return new StoredItem(
        kept,
        nextSource,
        now,
        false,
        stillLower ? priceBefore : drops ? was : Double.NaN,
        drops ? now : stillLower ? priceDroppedAt : 0,
        kept.isAvailable() && !item.isAvailable() ? now : back);
  }

  /** The same with other content, which is no change: for views that leave something out. */
  StoredItem with(CatalogueItem view) {
    return new StoredItem(
        view, source, changedAt, removed, priceBefore, priceDroppedAt, backInStockAt);
  }

  /** The trace of this item after its removal. */
  public StoredItem gone(long now) {
    CatalogueItem trace = CatalogueItem.builder(item.id()).firstSeen(item.firstSeen()).build();
    return new StoredItem(trace, source, now, true, Double.NaN, 0, 0);
  }

  /** The item; nothing but its id if it was removed. */
  public CatalogueItem item() {
    return item;
  }

  /** The feed it came from. */
  public String source() {
    return source;
  }

  /** When it was added, changed or removed, milliseconds since 1970 UTC. */
  public long changedAt() {
    return changedAt;
  }

  /** Whether it was removed. */
  public boolean isRemoved() {
    return removed;
  }

  /** What was to be paid before the price dropped; {@code NaN} unless it is lower now. */
  public double priceBefore() {
    return priceBefore;
  }

  /** When the price last dropped, milliseconds since 1970 UTC; 0 unless it is lower now. */
  public long priceDroppedAt() {
    return priceDroppedAt;
  }

  /** When it became available again, milliseconds since 1970 UTC; 0 if never, or if it is gone. */
  public long backInStockAt() {
    return backInStockAt;
  }

  /** As a document; {@link #of} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>(item.toMap());
    m.put("source", source);
    m.put("changedAt", changedAt);
    m.put("removed", removed);
    if (priceDroppedAt != 0) {
      m.put("priceBefore", priceBefore);
      m.put("priceDroppedAt", priceDroppedAt);
    }
    if (backInStockAt != 0) {
      m.put("backInStockAt", backInStockAt);
    }
    return m;
  }

  /**
   * Reads a document.
   *
   * @throws io.foresight.core.input.InvalidInputException if it is none of ours
   */
  public static StoredItem of(Map<String, Object> document) {
    Fields f = Fields.of("item", document);
    return new StoredItem(
        ItemJson.read(f),
        f.string("source"),
        (long) f.number("changedAt", 0, 0, Long.MAX_VALUE),
        f.bool("removed", false),
        f.number("priceBefore", Double.NaN, 0, Double.MAX_VALUE),
        (long) f.number("priceDroppedAt", 0, 0, Long.MAX_VALUE),
        (long) f.number("backInStockAt", 0, 0, Long.MAX_VALUE));
  }
}
