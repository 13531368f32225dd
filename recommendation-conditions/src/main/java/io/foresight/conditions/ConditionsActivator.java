/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionESQueryBuilder;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionEvaluator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Registers evaluators and query builders. An activator and no component, and no waiting for the
 * product's clock, because Unomi answers a condition type without query builder with <em>all</em>
 * profiles and one without evaluator with none: both must be there before Unomi reads the condition
 * types, which it does when this bundle is started. The framework withdraws the services at stop.
 */
public final class ConditionsActivator implements BundleActivator {
  private static final String CLOCK = "(&(objectClass=java.time.Clock)(foresight=true))";

  @Override
  public void start(BundleContext context) throws InvalidSyntaxException {
    ServiceTracker<Clock, Clock> clocks =
        new ServiceTracker<>(context, FrameworkUtil.createFilter(CLOCK), null);
    clocks.open();
    InvalidConditions invalid = new InvalidConditions();
    List<ProfileCondition> all = new ArrayList<>(List.of(ScoreCondition.values()));
    all.addAll(List.of(RecommendCondition.values()));
    for (ProfileCondition type : all) {
      context.registerService(
          ConditionESQueryBuilder.class,
          new ProfileQueryBuilder(type, () -> clock(clocks), invalid),
          property("queryBuilderId", type.queryBuilderId()));
      context.registerService(
          ConditionEvaluator.class,
          new ProfileEvaluator(type, () -> clock(clocks), invalid),
          property("conditionEvaluatorId", type.evaluatorId()));
    }
  }

  @Override
  public void stop(BundleContext context) {
    // The framework unregisters services and releases the clock.
  }

  private static Clock clock(ServiceTracker<Clock, Clock> clocks) {
    Clock clock = clocks.getService();
    return clock == null ? Clock.systemUTC() : clock;
  }

  private static Dictionary<String, Object> property(String name, String value) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(name, value);
    return properties;
  }
}
