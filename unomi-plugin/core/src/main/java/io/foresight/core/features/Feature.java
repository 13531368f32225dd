/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A named number that follows from a state at a moment. */
final class Feature {
  final String name;
  final String words;
  final ToDoubleFunction<Moment> value;

  private Feature(String name, String words, ToDoubleFunction<Moment> value) {
    this.name = name;
    this.words = words;
    this.value = value;
  }

  /** Collects features in the order of their columns. */
  static final class Catalogue {
    final List<Feature> features = new ArrayList<>();

    /**
     * @param words what it is, to be read after a number: {@code orders in the last 90 days}
     */
    void add(String name, String words, ToDoubleFunction<Moment> value) {
      features.add(new Feature(name, words, value));
    }
  }

  /** All features that follow from events. */
  static List<Feature> all() {
    Catalogue c = new Catalogue();
    OrderFeatures.addTo(c);
    RepeatFeatures.addTo(c);
    RecencyFeatures.addTo(c);
    BrowsingFeatures.addTo(c);
    MailFeatures.addTo(c);
    RhythmFeatures.addTo(c);
    return c.features;
  }

  /** A quotient, missing when there is nothing to divide by. */
  static double ratio(double a, double b) {
    return b > 0 ? a / b : Double.NaN;
  }

  /** A share that starts at a prior and moves as observations come in. */
  static double smoothed(double hits, double tries, double prior, double strength) {
    return (hits + prior * strength) / (Math.max(hits, tries) + strength);
  }
}
