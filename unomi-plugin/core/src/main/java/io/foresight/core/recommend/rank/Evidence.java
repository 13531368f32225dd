/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why a ranker placed an item: what it counted. Immutable. */
public final class Evidence {
  /** What kind of reason it is; each has its sentence. */
  public enum Kind {
    /** {@code count} people took it. */
    POPULAR,
    /** {@code count} people took it of late. */
    TRENDING,
    /** Of {@code of} people who took the other item, {@code count} took it too. */
    TAKEN_TOGETHER,
    /** Of {@code of} baskets with the other item, {@code count} held it too. */
    BOUGHT_TOGETHER,
    /** Of {@code of} people, {@code count} took it soon after the other item. */
    TAKEN_AFTER,
    /** {@code count} of the {@code of} people most like this one took it. */
    SIMILAR_PEOPLE,
    /** It is like the other item. */
    SIMILAR_ITEM,
    /** The person bought it {@code count} times, the last time {@code of} days ago. */
    BOUGHT_BEFORE,
    /** It is new in the catalogue. */
    NEW,
    /** The person left it in the cart. */
    IN_CART,
    /** The operator placed it. */
    PINNED,
    /** The person had looked at it, and it can be had again. */
    BACK_IN_STOCK,
    /** The person had looked at it, and it became cheaper. */
    CHEAPER
  }

  private final String ranker;
  private final Kind kind;
  private final int other;
  private final long count;
  private final long of;

  /**
   * @param ranker name of the ranker that says so
   * @param other the item it goes with, -1 where there is none
   * @param count see {@link Kind}
   * @param of see {@link Kind}; 0 where it has no meaning
   */
  public Evidence(String ranker, Kind kind, int other, long count, long of) {
    this.ranker = ranker;
    this.kind = kind;
    this.other = other;
    this.count = count;
    this.of = of;
  }

  /** Name of the ranker. */
  public String ranker() {
    return ranker;
  }

  /** What kind of reason. */
  public Kind kind() {
    return kind;
  }

  /** The other item, -1 where there is none. */
  public int other() {
    return other;
  }

  /** How many, see {@link Kind}. */
  public long count() {
    return count;
  }

  /** Of how many, see {@link Kind}. */
  public long of() {
    return of;
  }

  /** JSON-like, without the other item, whose id only the model knows. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("ranker", ranker);
    m.put("kind", kind.name().toLowerCase(Locale.ROOT));
    m.put("count", count);
    m.put("of", of);
    return m;
  }
}
