/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import java.util.Locale;

/** What a blend is learned for; slots alike share one. The order is part of stored models. */
public enum Task {
  /** What a person takes that he had nothing to do with before. */
  PERSON_NEW,
  /** What a person takes, again or for the first time. */
  PERSON,
  /** What goes with an item. */
  ITEM,
  /** What completes a basket. */
  BASKET;

  /** As written in JSON, e.g. {@code person_new}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
