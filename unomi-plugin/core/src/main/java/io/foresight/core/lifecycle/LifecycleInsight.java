/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says the {@code stage} of every profile with {@code since} when (the moment it was first said),
 * {@code why} (as of then), the {@code previous} stage ({@code none} for none) and a {@code trail}
 * of the last moves, oldest first, each as {@code "<moment> <stage>"}. Nothing changes while the
 * stage stays. {@link StageMove#between} tells a caller what became of it. Learns the shop's {@link
 * PurchaseRhythm}; its report has that, the profiles by stage and the moves of the last weeks.
 */
public final class LifecycleInsight implements Insight {
  /** Key below {@code systemProperties.foresight}. */
  public static final String ID = "lifecycle";

  /** Stands for the stage before the first. */
  public static final String NONE = "none";

  static final String TRAIL = "trail";
  private static final int LONGEST_TRAIL = 8;

  /** Below so many gaps the thresholds are mostly the shipped belief. */
  private static final int ENOUGH_GAPS = 100;

  private final FeatureReader reader;
  private final LifecycleDefinition definition;

  /**
   * @param reader of the features that the definition's conditions name
   */
  public LifecycleInsight(FeatureReader reader, LifecycleDefinition definition) {
    this.reader = reader;
    this.definition = definition;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean followsEvents() {
    return true;
  }

  @Override
  public Collector collector(long now) {
    return new LifecycleCollector(definition.stages(), now, reader.zone());
  }

  @Override
  public Learned learn(Collector all, long now, Progress progress) {
    LifecycleCollector c = (LifecycleCollector) all;
    return new Stages(c.rhythm(), c.moves.toMap());
  }

  @Override
  public Learned restore(Map<String, Object> json) {
    Fields in = Fields.of(ID, json);
    return new Stages(PurchaseRhythm.of(in.object("rhythm")), in.object("moves").asMap());
  }

  private final class Stages implements Learned {
    private final PurchaseRhythm rhythm;
    private final Map<String, Object> moves;

    Stages(PurchaseRhythm rhythm, Map<String, Object> moves) {
      this.rhythm = rhythm;
      this.moves = moves;
    }

    @Override
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("rhythm", rhythm.toMap());
      map.put("moves", moves);
      return map;
    }

    @Override
    public Map<String, Object> report() {
      Map<String, Object> map = new LinkedHashMap<>(moves);
      Map<String, Object> r = new LinkedHashMap<>();
      r.put("customers", rhythm.customers());
      r.put("gaps", rhythm.gaps());
      r.put("meanGapDays", rhythm.meanGap());
      Map<String, Object> waits = new LinkedHashMap<>();
      for (double share : new double[] {0.5, 0.85, 0.97}) {
        // For somebody with one order; others by their own rhythm.
        waits.put(String.valueOf(share), rhythm.ratioFor(share) * rhythm.meanGap());
      }
      r.put("daysWithinWhichOneOrderCustomersReturn", waits);
      map.put("rhythm", r);
      map.put("definition", definition.toMap());
      List<String> warnings = new ArrayList<>();
      if (rhythm.gaps() < ENOUGH_GAPS) {
        warnings.add(
            (int) rhythm.gaps()
                + " repeat orders seen: with fewer than "
                + ENOUGH_GAPS
                + " the thresholds of silence lean on a usual shop's");
      }
      map.put("warnings", warnings);
      return map;
    }

    @Override
    public Map<String, Object> say(Subject subject, long now) {
      Object before = subject.foresight().get(ID);
      Map<?, ?> said = before instanceof Map ? (Map<?, ?>) before : Map.of();
      Object current = said.get("stage");
      ProfileView profile = new ProfileView(reader, rhythm, subject, now);
      LifecycleDefinition.Stage stage =
          definition.stage(profile, current == null ? null : current.toString());
      if (stage == null) {
        return Map.of();
      }
      boolean stays = stage.name.equals(current) && said.get("since") != null;
      String since =
          stays ? String.valueOf(said.get("since")) : Instant.ofEpochMilli(now).toString();
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("stage", stage.name);
      out.put("since", since);
      out.put("why", stays ? text(said.get("why")) : Why.of(stage, profile, reader));
      out.put(
          "previous",
          stays ? text(said.get("previous")) : current == null ? NONE : current.toString());
      out.put(TRAIL, trail(said.get(TRAIL), stays ? null : since + " " + stage.name));
      return out;
    }

    private String text(@Nullable Object v) {
      return v == null ? NONE : v.toString();
    }

    private List<String> trail(@Nullable Object before, @Nullable String added) {
      List<String> trail = new ArrayList<>();
      for (Object entry : before instanceof List ? (List<?>) before : List.of()) {
        trail.add(String.valueOf(entry));
      }
      if (added != null) {
        trail.add(added);
      }
      return trail.subList(Math.max(0, trail.size() - LONGEST_TRAIL), trail.size());
    }
  }
}
