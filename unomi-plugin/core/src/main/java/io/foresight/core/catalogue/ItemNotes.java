/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

/** Hears what was mended in an item, so that a report can say it. */
@FunctionalInterface
public interface ItemNotes {
  /** Hears nothing. */
  ItemNotes NONE = (field, note) -> {};

  /**
   * @param field e.g. {@code description}
   * @param note what was done; one of few texts, so that they can be counted
   */
  void add(String field, String note);
}
