/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.goal.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.PartialList;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Questions about the scores of all profiles, asked in Unomi's own conditions. */
@Component(service = ScoreQueries.class)
public class ScoreQueries {
  private static final List<String> BANDS =
      Arrays.asList("very_high", "high", "medium", "low", "very_low");

  @Reference private PersistenceService persistence;
  @Reference private DefinitionsService definitions;

  /** Profiles with the highest valid scores of a goal, best first. */
  public List<Profile> top(Goal goal, int limit) {
    PartialList<Profile> page =
        persistence.query(
            band(goal, BANDS),
            "systemProperties.foresight.scores." + goal.id() + ".value:desc",
            Profile.class,
            0,
            limit);
    return page == null || page.getList() == null ? new ArrayList<>() : page.getList();
  }

  /** Number of profiles with a valid score per band, highest band first. */
  public Map<String, Long> bands(Goal goal) {
    Map<String, Long> out = new LinkedHashMap<>();
    for (String b : BANDS) {
      out.put(b, persistence.queryCount(band(goal, List.of(b)), Profile.ITEM_TYPE));
    }
    return out;
  }

  /** High value customers, those of whom most is expected first. */
  public List<Profile> mostValuable(int limit) {
    PartialList<Profile> page =
        persistence.query(
            new Condition(definitions.getConditionType("foresightHighValueCondition")),
            "systemProperties.foresight.value.predicted:desc",
            Profile.class,
            0,
            limit);
    return page == null || page.getList() == null ? new ArrayList<>() : page.getList();
  }

  /**
   * Number of profiles per value of a condition's parameter, in the order given.
   *
   * @param parameter a multivalued one, e.g. {@code stages} of {@code
   *     foresightLifecycleStageCondition}
   */
  public Map<String, Long> counts(String condition, String parameter, List<String> values) {
    Map<String, Long> out = new LinkedHashMap<>();
    for (String value : values) {
      Condition c = new Condition(definitions.getConditionType(condition));
      c.setParameter(parameter, new ArrayList<>(List.of(value)));
      out.put(value, persistence.queryCount(c, Profile.ITEM_TYPE));
    }
    return out;
  }

  /**
   * Number of profiles that a condition fits.
   *
   * @param condition {@code type, parameterValues}
   */
  public long count(Map<String, Object> condition) {
    return persistence.queryCount(JsonConditions.of(condition, definitions), Profile.ITEM_TYPE);
  }

  /** Flushes what Unomi still holds back, so that the next question sees it. */
  public void refresh() {
    persistence.refresh();
  }

  private Condition band(Goal goal, List<String> bands) {
    Condition c = new Condition(definitions.getConditionType("foresightBandCondition"));
    c.setParameter("goal", goal.id());
    c.setParameter("bands", new ArrayList<>(bands));
    return c;
  }
}
