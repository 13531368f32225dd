/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was predicted beside what happened, in bins of about equal count from the lowest score to
 * the highest. Rows of equal score share a bin. Immutable.
 */
public final class CalibrationTable {
  /** Bins at most. */
  public static final int BINS = 10;

  private final List<Bin> bins;

  private CalibrationTable(List<Bin> bins) {
    this.bins = Collections.unmodifiableList(bins);
  }

  /** Bins the predictions. */
  public static CalibrationTable of(Ranking ranking) {
    List<Bin> out = new ArrayList<>();
    int n = ranking.size();
    int k = n - 1;
    for (int bin = 0; k >= 0; bin++) {
      int until = Math.min(k - 1, (int) (n - 1 - (long) n * (bin + 1) / BINS));
      double count = 0;
      double predicted = 0;
      double happened = 0;
      double last = ranking.probability(k);
      while (k >= 0 && (k > until || ranking.probability(k) == last)) {
        last = ranking.probability(k);
        count++;
        predicted += last;
        happened += ranking.label(k) ? 1 : 0;
        k--;
      }
      out.add(new Bin(count, predicted / count, happened));
    }
    return new CalibrationTable(out);
  }

  /** From the lowest predictions to the highest. */
  public List<Bin> bins() {
    return bins;
  }

  /** Bins whose predicted share lies outside the 95 % interval of the observed one. */
  public int outside() {
    return (int) bins.stream().filter(b -> !b.within()).count();
  }

  /** A list of bins. */
  public List<Map<String, Object>> toList() {
    List<Map<String, Object>> out = new ArrayList<>();
    bins.forEach(b -> out.add(b.toMap()));
    return out;
  }

  static CalibrationTable from(List<Fields> list) {
    List<Bin> out = new ArrayList<>();
    for (Fields f : list) {
      Map<String, Object> m = f.asMap();
      double count = Numbers.get(m, "count");
      out.add(new Bin(count, Numbers.get(m, "predicted"), Numbers.get(m, "happened")));
    }
    return new CalibrationTable(out);
  }

  /** Some neighbouring predictions. */
  public static final class Bin {
    private final double count;
    private final double predicted;
    private final double happened;

    Bin(double count, double predicted, double happened) {
      this.count = count;
      this.predicted = predicted;
      this.happened = happened;
    }

    /** Rows. */
    public double count() {
      return count;
    }

    /** Mean predicted probability. */
    public double predicted() {
      return predicted;
    }

    /** Share for which it happened, with its 95 % Wilson interval. */
    public Interval observed() {
      return Wilson.of(happened, count);
    }

    /** Whether the prediction lies inside that interval. */
    public boolean within() {
      Interval i = observed();
      return predicted >= i.low() && predicted <= i.high();
    }

    Map<String, Object> toMap() {
      Map<String, Object> m = new LinkedHashMap<>();
      Numbers.put(m, "count", count);
      Numbers.put(m, "predicted", predicted);
      Numbers.put(m, "happened", happened);
      Interval i = observed();
      Numbers.put(m, "observed", i.value());
      Numbers.put(m, "low", i.low());
      Numbers.put(m, "high", i.high());
      return m;
    }
  }
}
