/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.input.Iso;
import io.foresight.core.insight.Subject;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions see of a profile at a moment. Not thread-safe. */
final class ProfileView {
  private final Schema schema;
  private final Subject subject;
  private final PurchaseRhythm rhythm;
  private final Row row;
  private final long now;

  ProfileView(FeatureReader reader, PurchaseRhythm rhythm, Subject subject, long now) {
    this.schema = reader.schema();
    this.subject = subject;
    this.rhythm = rhythm;
    this.now = now;
    row = reader.newRow();
    reader.read(subject.state(), subject.properties(), now, row);
  }

  /** The value a condition is about: a Double, a text or another JSON value; null when missing. */
  @Nullable Object value(Condition c) {
    switch (c.source) {
      case FEATURE:
        return feature(c.name);
      case PROPERTY:
        return property(c.name);
      default:
        return score(c);
    }
  }

  /** A numeric feature; {@code NaN} when missing. */
  double number(String name) {
    switch (name) {
      case Derived.SILENCE:
        return silence();
      case Derived.COMEBACK:
        return comeback();
      case Derived.ORDER_RANK:
        return number("order_days") >= 1 ? rhythm.rank(number("order_days")) : Double.NaN;
      default:
        int i = schema.number(name);
        return i < 0 ? Double.NaN : row.numbers[i];
    }
  }

  private @Nullable Object feature(String name) {
    int category = schema.category(name);
    return category >= 0 ? row.categories[category] : Double.valueOf(number(name));
  }

  private double silence() {
    double days = number("days_since_order");
    double gaps = Math.max(0, number("order_days") - 1);
    double mean = number("gap_mean");
    return Double.isNaN(days)
        ? Double.NaN
        : rhythm.shareWithin(days / rhythm.usual(gaps, gaps > 0 ? gaps * mean : 0));
  }

  private double comeback() {
    double last = number("gap_last");
    double gaps = number("order_days") - 1;
    double before = gaps * number("gap_mean") - last;
    return Double.isNaN(last) || gaps < 1
        ? Double.NaN
        : rhythm.shareWithin(last / rhythm.usual(gaps - 1, Math.max(0, before)));
  }

  private @Nullable Object property(String path) {
    Object v = subject.properties().get(path);
    if (v == null) {
      v = subject.properties();
      for (String s : path.split("\\.", -1)) {
        v = v instanceof Map ? ((Map<?, ?>) v).get(s) : null;
      }
    }
    return v instanceof List ? (((List<?>) v).isEmpty() ? null : ((List<?>) v).get(0)) : v;
  }

  // An expired score counts as absent, as everywhere.
  private @Nullable Object score(Condition c) {
    Map<String, Object> score = ForesightMap.score(subject.foresight(), c.name);
    if (score == null || expired(score.get("validUntil"))) {
      return null;
    }
    Object v = score.get(c.scoreValue);
    return v instanceof Number ? Double.valueOf(((Number) v).doubleValue()) : null;
  }

  private boolean expired(@Nullable Object until) {
    try {
      return until == null || Iso.millis(until.toString()) <= now;
    } catch (DateTimeException e) {
      return true;
    }
  }
}
