/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

/** What a column says of a profile, as the subject of a sentence. Immutable. */
public final class Phrase {
  private final String text;
  private final boolean plural;

  private Phrase(String text, boolean plural) {
    this.text = text;
    this.plural = plural;
  }

  /** One thing, e.g. {@code "the last order 3 days ago"}. */
  public static Phrase one(String text) {
    return new Phrase(text, false);
  }

  /** Several things, e.g. {@code "3 orders in the last 90 days"}. */
  public static Phrase many(String text) {
    return new Phrase(text, true);
  }

  /** The words. */
  public String text() {
    return text;
  }

  String sentence(boolean raises) {
    return text + (raises ? " raise" : " lower") + (plural ? " it" : "s it");
  }
}
