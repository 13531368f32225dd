/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Interval;
import io.foresight.core.evaluate.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a model treats the groups of one profile property on rows it did not learn from. The
 * best-scored share counts as selected. Each group's selection rate and true positive rate are
 * compared with the group that fares best (the four-fifths rule of the EEOC's Uniform Guidelines,
 * 1978; equal opportunity, Hardt, Price, Srebro 2016). The audit is failed when a ratio lies below
 * the threshold over its whole 95 % bootstrap interval, that is, even at its favourable end: chance
 * alone fails nobody. A ratio below the threshold whose interval reaches it is a warning. Groups
 * that are too small are named and not judged. Immutable.
 */
public final class FairnessAudit {
  /** Group of those without a value. */
  public static final String MISSING = "(missing)";

  private static final int RESAMPLES = 200;
  private static final int LEAST_POSITIVES = 20;
  private static final List<String> FIGURES =
      List.of(
          "selectionRate",
          "truePositiveRate",
          "falsePositiveRate",
          "observed",
          "predicted",
          "observedOverPredicted");

  private final String property;
  private final FairnessOptions options;
  private final List<GroupFigures> groups;
  private final List<String> failures = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private FairnessAudit(String property, FairnessOptions options, List<GroupFigures> groups) {
    this.property = property;
    this.options = options;
    this.groups = groups;
    judge();
  }

  /**
   * Audits.
   *
   * @param property name of the property, for the report
   * @param values of each row; null for none
   * @param predicted probability of each row
   * @param happened outcome of each row
   * @param profiles pseudonym of each row's profile
   * @param seed of the bootstrap
   */
  public static FairnessAudit of(
      String property,
      List<@Nullable String> values,
      double[] predicted,
      boolean[] happened,
      long[] profiles,
      FairnessOptions options,
      long seed) {
    Map<String, Integer> index = new TreeMap<>();
    for (String v : values) {
      index.putIfAbsent(v == null ? MISSING : v, 0);
    }
    List<String> names = new ArrayList<>(index.keySet());
    for (int g = 0; g < names.size(); g++) {
      index.put(names.get(g), g);
    }
    int[] group = new int[predicted.length];
    int[] rows = new int[names.size()];
    int[] positives = new int[names.size()];
    for (int i = 0; i < group.length; i++) {
      String v = values.get(i);
      group[i] = index.getOrDefault(v == null ? MISSING : v, 0);
      rows[group[i]]++;
      positives[group[i]] += happened[i] ? 1 : 0;
    }
    boolean[] selected = selected(predicted, options.selected());
    Measure measure = new Measure(names, group, rows, positives, options);
    Map<String, Interval> all =
        measure.intervals(
            w -> GroupCounts.of(names.size(), group, selected, happened, predicted, w),
            new Bootstrap(profiles, RESAMPLES, seed));
    List<GroupFigures> out = new ArrayList<>();
    for (int g = 0; g < names.size(); g++) {
      Map<String, Interval> own = new LinkedHashMap<>();
      String prefix = g + ".";
      all.forEach(
          (k, v) -> {
            if (k.startsWith(prefix)) {
              own.put(k.substring(prefix.length()), v);
            }
          });
      out.add(new GroupFigures(names.get(g), rows[g], positives[g], own));
    }
    return new FairnessAudit(property, options, out);
  }

  /** The best-scored share; those with the score of the last one as well. */
  private static boolean[] selected(double[] p, double share) {
    boolean[] out = new boolean[p.length];
    if (p.length == 0) {
      return out;
    }
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    int room = (int) Math.max(1, Math.round(share * p.length));
    double cut = sorted[p.length - room];
    for (int i = 0; i < p.length; i++) {
      out[i] = p[i] >= cut;
    }
    return out;
  }

  private void judge() {
    for (GroupFigures g : groups) {
      for (String key : FairnessOptions.JUDGED) {
        Interval ratio = g.figure(key + "Ratio");
        String text =
            String.format(
                Locale.ROOT,
                "%s %s: %s is %.2f (%.2f to %.2f) of the best-treated group's",
                property,
                g.group(),
                key.equals("selectionRate") ? "share selected" : "share of its buyers selected",
                ratio.value(),
                ratio.low(),
                ratio.high());
        if (options.judged().contains(key) && ratio.high() < options.threshold()) {
          failures.add(text);
        } else if (ratio.value() < options.threshold()) {
          warnings.add(text);
        }
      }
      Interval counted = g.figure("observedOverPredicted");
      if (counted.low() > 1.25 || counted.high() < 0.8) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s %s: it happens %.2f times as often as predicted",
                property,
                g.group(),
                counted.value()));
      }
    }
  }

  /** No failure; see {@link #reason} for what was judged. */
  public boolean passed() {
    return failures.isEmpty();
  }

  /** The outcome in words. */
  public String reason() {
    if (!failures.isEmpty()) {
      return String.join("; ", failures);
    }
    long judged = groups.stream().filter(g -> g.rows() >= options.leastGroup()).count();
    if (judged < 2) {
      return property + ": fewer than two groups of " + options.leastGroup() + ": nothing to judge";
    }
    return property
        + ": none of "
        + judged
        + " groups is treated worse beyond noise than "
        + options.threshold()
        + " of the best-treated";
  }

  /** What failed it, in sentences. */
  public List<String> failures() {
    return Collections.unmodifiableList(failures);
  }

  /** What should be watched, in sentences. */
  public List<String> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  /** Each group, by name. */
  public List<GroupFigures> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** For the model's card or record: {@code passed}, {@code reason}, the groups. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("property", property);
    m.put("passed", passed());
    m.put("reason", reason());
    m.put("warnings", warnings);
    Numbers.put(m, "threshold", options.threshold());
    Numbers.put(m, "selected", options.selected());
    List<Map<String, Object>> list = new ArrayList<>();
    List<String> small = new ArrayList<>();
    for (GroupFigures g : groups) {
      if (g.rows() >= options.leastGroup()) {
        list.add(g.toMap());
      } else {
        small.add(g.group());
      }
    }
    m.put("groups", list);
    m.put("tooSmall", small.subList(0, Math.min(50, small.size())));
    return m;
  }

  /** Several audits as one: failed when one is. */
  public static Map<String, Object> together(List<FairnessAudit> audits) {
    Map<String, Object> m = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    List<Map<String, Object>> list = new ArrayList<>();
    for (FairnessAudit a : audits) {
      list.add(a.toMap());
      reasons.add(a.reason());
    }
    m.put("passed", audits.stream().allMatch(FairnessAudit::passed));
    m.put("reason", String.join("; ", reasons));
    m.put("audits", list);
    return m;
  }

  /** Sets up the figures of all groups that are large enough as metrics of one bootstrap. */
  private static final class Measure {
    private final List<String> names;
    private final int[] rows;
    private final int[] positives;
    private final FairnessOptions options;
    private final double[] ones;
    private GroupCounts[] last = new GroupCounts[0];
    private double @Nullable [] seen;

    Measure(List<String> names, int[] group, int[] rows, int[] positives, FairnessOptions options) {
      this.names = names;
      this.rows = rows;
      this.positives = positives;
      this.options = options;
      this.ones = new double[group.length];
      Arrays.fill(ones, 1);
    }

    Map<String, Interval> intervals(Counter counter, Bootstrap bootstrap) {
      GroupCounts[] plain = counter.count(ones);
      Map<String, ToDoubleFunction<double[]>> metrics = new LinkedHashMap<>();
      for (int g = 0; g < names.size(); g++) {
        for (String key : FIGURES) {
          int at = g;
          if (judged(g, key)) {
            metrics.put(g + "." + key, w -> counts(counter, w)[at].figure(key));
          }
        }
        for (String key : FairnessOptions.JUDGED) {
          int best = best(plain, key);
          int at = g;
          if (judged(g, key) && best >= 0) {
            metrics.put(
                g + "." + key + "Ratio",
                w -> counts(counter, w)[at].figure(key) / counts(counter, w)[best].figure(key));
          }
        }
      }
      return bootstrap.intervals(metrics);
    }

    /** The bootstrap reuses one array of weights, so a resample is told by its content. */
    private GroupCounts[] counts(Counter counter, double[] w) {
      double[] before = seen;
      if (before == null || !Arrays.equals(before, w)) {
        last = counter.count(w);
        seen = w.clone();
      }
      return last;
    }

    private boolean judged(int g, String key) {
      boolean few = key.equals("truePositiveRate") && positives[g] < LEAST_POSITIVES;
      return rows[g] >= options.leastGroup() && !few;
    }

    private int best(GroupCounts[] plain, String key) {
      int best = -1;
      for (int g = 0; g < plain.length; g++) {
        if (judged(g, key) && (best < 0 || plain[g].figure(key) > plain[best].figure(key))) {
          best = g;
        }
      }
      return best >= 0 && plain[best].figure(key) > 0 ? best : -1;
    }
  }

  private interface Counter {
    GroupCounts[] count(double[] weights);
  }
}
