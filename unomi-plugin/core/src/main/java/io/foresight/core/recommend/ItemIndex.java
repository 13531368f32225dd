/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as rankers and slots see it: items by a dense index from 0. Implementations only
 * ever append: an index once given stays with its id as long as the object lives; what is gone
 * stays with {@link #removed} true. Safe for concurrent reading while it grows; answers look at it
 * live, so a change of availability or price shows in the next answer.
 */
public interface ItemIndex {
  /** Number of items, removed ones included. */
  int size();

  /** The item's index, or -1 where the id is unknown. */
  int indexOf(String id);

  /** The item's id. */
  String id(int item);

  /** Its categories, the main one first; indices of {@link #categoryName}. Not to be changed. */
  int[] categories(int item);

  /** Name of a category. */
  String categoryName(int category);

  /** Index of its brand, -1 where there is none; equal for equal brands. */
  int brand(int item);

  /** Price in the shop's currency, NaN where unknown. */
  double price(int item);

  /** When it was first seen, milliseconds since 1970; {@link Long#MIN_VALUE} where unknown. */
  long firstSeen(int item);

  /** Whether it can be had now. */
  boolean available(int item);

  /** Whether it left the catalogue: it is never recommended. */
  boolean removed(int item);

  /** Title, description and tags as one text, for the content ranker; empty where there is none. */
  String text(int item);

  /**
   * Any other field by its catalogue name ({@code type}, {@code locale}, {@code margin}, {@code
   * stock}, {@code title}, {@code tags}, {@code attributes.colour} …): a String, a Number, a
   * Boolean or a list of Strings; null where absent.
   */
  @Nullable Object field(int item, String name);

  /** Names of its categories, the main one first. */
  default List<String> categoryNames(int item) {
    List<String> out = new java.util.ArrayList<>();
    for (int c : categories(item)) {
      out.add(categoryName(c));
    }
    return out;
  }
}
