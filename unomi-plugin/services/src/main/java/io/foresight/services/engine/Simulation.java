/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.GainsTable;
import io.foresight.core.evaluate.TargetSimulator;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.registry.ModelRecord;
import java.util.Map;
import java.util.Set;

/** What mailing the best-scored would bring, from the card of a version alone. */
final class Simulation {
  private static final Set<String> NAMES = Set.of("share", "cutOff", "cost", "margin", "audience");

  private Simulation() {}

  /**
   * Simulates: {@code share} (0..1) or {@code cutOff} (0..1), and/or {@code cost} with {@code
   * margin}; {@code audience} people (default: as many as there were test rows). Numbers may come
   * as text.
   *
   * @throws IllegalStateException if the version was never tested
   */
  static Map<String, Object> of(ModelRecord model, Map<String, Object> request) {
    Fields.of("", request).allowOnly(NAMES);
    double share = number(request, "share");
    double cutOff = number(request, "cutOff");
    double cost = number(request, "cost");
    double margin = number(request, "margin");
    double audience = number(request, "audience");
    boolean profit = !Double.isNaN(cost) || !Double.isNaN(margin);
    if (Double.isNaN(share) && Double.isNaN(cutOff) && !profit) {
      throw new InvalidInputException(
          "share", "must be given (0..1), or cutOff (0..1), or cost and margin");
    }
    if (!Double.isNaN(share) && !Double.isNaN(cutOff)) {
      throw new InvalidInputException("cutOff", "must be absent when share is given");
    }
    TargetSimulator simulator =
        new TargetSimulator(gains(model), Double.isNaN(audience) ? 0 : audience);
    Map<String, Object> out = Maps.map("version", model.version(), "goal", model.goal());
    if (!Double.isNaN(share)) {
      out.put("target", simulator.top(share));
    } else if (!Double.isNaN(cutOff)) {
      out.put("target", simulator.from(cutOff));
    }
    if (profit) {
      out.put("profit", simulator.profit(cost, margin).toMap());
    }
    return out;
  }

  private static GainsTable gains(ModelRecord model) {
    Object evaluation = model.card().get("evaluation");
    if (evaluation instanceof Map && "amount".equals(((Map<?, ?>) evaluation).get("kind"))) {
      throw new IllegalStateException(
          model.version() + " predicts amounts: only probabilities can be simulated");
    }
    GainsTable gains = evaluation == null ? null : EvaluationReport.fromMap(evaluation).gains();
    if (gains == null) {
      throw new IllegalStateException(
          model.version() + " was not tested: nothing to simulate with");
    }
    return gains;
  }

  private static double number(Map<String, Object> request, String name) {
    Object v = request.get(name);
    if (v == null) {
      return Double.NaN;
    }
    try {
      double d = Double.parseDouble(v.toString().trim());
      if (!Double.isNaN(d)) {
        return d;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(name, "must be a number, was " + v);
    }
    throw new InvalidInputException(name, "must be a number, was " + v);
  }
}
