/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.Preferences;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of each profile how many points the rules of an integrator give it: {@code points} and
 * {@code why}, the five rules of most effect as texts like {@code Forms +20.0}. Nothing is learned;
 * what it gathers is for the report: how many profiles have how many points, and how many each rule
 * gave any. Without rules it says nothing.
 */
public final class LeadInsight implements Insight {
  /** Key below {@code systemProperties.foresight}. */
  public static final String ID = "lead";

  /** Key of the settings that is not part of the rules: the goal they are compared with. */
  public static final String GOAL = "goal";

  private static final int SHOWN = 5;

  private final FeatureReader reader;
  private final @Nullable LeadRules rules;

  /**
   * @param reader of the features that rules refer to
   * @param settings the rules as in {@link LeadRules} and, if wanted, {@code goal}; empty for none
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public LeadInsight(FeatureReader reader, Map<String, Object> settings) {
    this.reader = reader;
    Map<String, Object> own = new LinkedHashMap<>(settings);
    own.remove(GOAL);
    this.rules = settings.isEmpty() ? null : LeadRules.of(own, reader.schema());
  }

  /** The rules, if there are any. */
  public Optional<LeadRules> rules() {
    return Optional.ofNullable(rules);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Collector collector(long now) {
    return new Counts(now);
  }

  @Override
  public Learned learn(Collector all, long now, Progress progress) {
    return new Points(((Counts) all).report());
  }

  @Override
  public boolean followsEvents() {
    return true;
  }

  @Override
  public Learned restore(Map<String, Object> json) {
    return new Points(Map.of());
  }

  private Row row(Subject s, long now) {
    Row row = reader.newRow();
    reader.read(s.state(), Preferences.from(s.foresight()).over(s.properties()), now, row);
    return row;
  }

  private static double tenth(double points) {
    return Math.rint(10 * points) / 10;
  }

  private final class Points implements Learned {
    private final Map<String, Object> report;

    Points(Map<String, Object> report) {
      this.report = report;
    }

    @Override
    public Map<String, Object> toMap() {
      return new LinkedHashMap<>();
    }

    @Override
    public Map<String, Object> report() {
      return report;
    }

    @Override
    public Map<String, Object> say(Subject subject, long now) {
      LeadRules given = rules;
      if (given == null) {
        return Map.of();
      }
      Row row = row(subject, now);
      List<String> why = new ArrayList<>();
      given
          .explain(row)
          .forEach(
              (name, points) -> {
                if (why.size() < SHOWN) {
                  why.add(String.format(Locale.ROOT, "%s %+.1f", name, points));
                }
              });
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("points", tenth(given.points(row)));
      out.put("why", why);
      return out;
    }
  }

  /** Profiles by points, in steps of ten, and by rule. */
  private final class Counts implements Collector {
    private static final int STEP = 10;

    private final long now;
    private final Map<Integer, Long> bySteps = new TreeMap<>();
    private final Map<String, Long> byRule = new TreeMap<>();
    private long profiles;

    Counts(long now) {
      this.now = now;
    }

    @Override
    public void add(Subject subject) {
      LeadRules given = rules;
      if (given != null) {
        Row row = row(subject, now);
        profiles++;
        bySteps.merge((int) Math.floor(given.points(row) / STEP) * STEP, 1L, Long::sum);
        given.explain(row).keySet().forEach(name -> byRule.merge(name, 1L, Long::sum));
      }
    }

    @Override
    public void merge(Collector other) {
      Counts o = (Counts) other;
      profiles += o.profiles;
      o.bySteps.forEach((step, n) -> bySteps.merge(step, n, Long::sum));
      o.byRule.forEach((name, n) -> byRule.merge(name, n, Long::sum));
    }

    Map<String, Object> report() {
      Map<String, Object> m = new LinkedHashMap<>();
      if (rules == null) {
        m.put("note", "there are no lead rules");
        return m;
      }
      m.put("profiles", profiles);
      List<Map<String, Object>> steps = new ArrayList<>();
      bySteps.forEach(
          (from, n) -> {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("from", from);
            step.put("below", from + STEP);
            step.put("profiles", n);
            steps.add(step);
          });
      m.put("points", steps);
      m.put("rules", new LinkedHashMap<>(byRule));
      return m;
    }
  }
}
