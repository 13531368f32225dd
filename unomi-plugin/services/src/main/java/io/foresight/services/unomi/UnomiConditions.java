/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.dataset.AmountSeries;
import io.foresight.core.dataset.ConditionMatcher;
import io.foresight.core.input.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Item;
import org.apache.unomi.api.PartialList;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.persistence.spi.CustomObjectMapper;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers conditions by Unomi's own query builders. */
@Component(service = {ConditionMatcher.class, UnomiConditions.class})
public class UnomiConditions implements ConditionMatcher {
  private static final int PAGE = 2_000;
  private static final String SCROLL = "10m";

  @Reference private PersistenceService persistence;
  @Reference private DefinitionsService definitions;

  /**
   * Checks a condition that somebody wrote, to the point of asking Unomi with it.
   *
   * @param item what it shall match: {@code event} or {@code profile}
   * @throws InvalidInputException naming the field that is wrong
   */
  public void check(String field, Map<String, Object> json, String item) {
    new ConditionCheck(definitions::getConditionType, item).check(field, json);
    Condition condition = parse(field, json);
    try {
      persistence.queryCount(condition, item);
    } catch (RuntimeException e) {
      throw new InvalidInputException(field, "cannot be asked: " + rootMessage(e));
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable t = e;
    while (t.getCause() != null && t.getCause() != t) {
      t = t.getCause();
    }
    return t.getMessage();
  }

  private Condition parse(String field, Map<String, Object> json) {
    Condition condition;
    try {
      ObjectMapper mapper = CustomObjectMapper.getObjectMapper();
      condition = mapper.readValue(new ObjectMapper().writeValueAsString(json), Condition.class);
    } catch (java.io.IOException e) {
      throw new InvalidInputException(field, "is not a Unomi condition: " + e.getMessage());
    }
    if (!definitions.resolveConditionType(condition)) {
      throw new InvalidInputException(field, "uses a condition type that Unomi cannot resolve");
    }
    return condition;
  }

  @Override
  public Map<String, long[]> eventTimes(Map<String, Object> condition, long from, long to) {
    Map<String, long[]> out = new HashMap<>();
    scroll(
        parse("goal.outcome.condition", condition),
        Event.class,
        e -> {
          if (e.getProfileId() != null && e.getTimeStamp() != null) {
            long t = e.getTimeStamp().getTime();
            if (t >= from && t < to) {
              out.merge(
                  e.getProfileId(),
                  new long[] {t},
                  (a, b) -> {
                    long[] both = Arrays.copyOf(a, a.length + 1);
                    both[a.length] = t;
                    return both;
                  });
            }
          }
        });
    out.values().forEach(Arrays::sort);
    return out;
  }

  @Override
  public Map<String, AmountSeries> eventAmounts(
      Map<String, Object> condition, String amount, long from, long to) {
    Map<String, Map<Long, Double>> found = new HashMap<>();
    scroll(
        parse("goal.outcome.condition", condition),
        Event.class,
        e -> {
          if (e.getProfileId() != null && e.getTimeStamp() != null) {
            long t = e.getTimeStamp().getTime();
            double a = EventAmounts.at(e.getProperties(), amount);
            if (t >= from && t < to && a > 0) {
              found
                  .computeIfAbsent(e.getProfileId(), p -> new HashMap<>())
                  .merge(t, a, Double::sum);
            }
          }
        });
    Map<String, AmountSeries> out = new HashMap<>();
    found.forEach(
        (profile, byTime) ->
            out.put(
                profile,
                AmountSeries.of(
                    byTime.keySet().stream().mapToLong(Long::longValue).toArray(),
                    byTime.values().stream().mapToDouble(Double::doubleValue).toArray())));
    return out;
  }

  @Override
  public Set<String> profiles(Map<String, Object> condition) {
    Set<String> out = new HashSet<>();
    scroll(
        parse("goal.population.condition", condition), Profile.class, p -> out.add(p.getItemId()));
    return out;
  }

  private <T extends Item> void scroll(Condition condition, Class<T> type, Consumer<T> sink) {
    PartialList<T> page = persistence.query(condition, null, type, 0, PAGE, SCROLL);
    while (page != null && page.getList() != null && !page.getList().isEmpty()) {
      page.getList().forEach(sink);
      String scroll = page.getScrollIdentifier();
      if (scroll == null) {
        return;
      }
      page = persistence.continueScrollQuery(type, scroll, page.getScrollTimeValidity());
    }
  }
}
