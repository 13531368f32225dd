/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.input.Fields;
import io.foresight.core.nextorder.NextOrderModel;
import io.foresight.core.nextorder.RefillModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was learned about value and next orders; immutable and thread-safe. */
final class ValueModel {
  final int horizonDays;
  final Parametric parametric;
  final @Nullable SpendCorrection correction;
  final NextOrderModel nextOrder;
  final RefillModel refill;

  /** Margin's share of what is paid; NaN when no order tells. */
  final double marginRate;

  /** What is left of what was ordered after cancellations and returns, 0..1. */
  final double netRate;

  /** Who is predicted to spend this much is of high value. */
  final double highValueFrom;

  /** Whether there were customers enough to learn from; else all is a rule of thumb. */
  final boolean learned;

  ValueModel(
      int horizonDays,
      Parametric parametric,
      @Nullable SpendCorrection correction,
      NextOrderModel nextOrder,
      RefillModel refill,
      double marginRate,
      double netRate,
      double highValueFrom,
      boolean learned) {
    this.horizonDays = horizonDays;
    this.parametric = parametric;
    this.correction = correction;
    this.nextOrder = nextOrder;
    this.refill = refill;
    this.marginRate = marginRate;
    this.netRate = netRate;
    this.highValueFrom = highValueFrom;
    this.learned = learned;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("horizonDays", horizonDays);
    m.put("parametric", parametric.toMap());
    if (correction != null) {
      m.put("correction", correction.encode());
    }
    m.put("nextOrder", nextOrder.toMap());
    m.put("refill", refill.toMap());
    if (!Double.isNaN(marginRate)) {
      m.put("marginRate", marginRate);
    }
    m.put("netRate", netRate);
    m.put("highValueFrom", highValueFrom);
    m.put("learned", learned);
    return m;
  }

  static ValueModel fromMap(Fields f) {
    double max = Double.MAX_VALUE;
    return new ValueModel(
        f.integer("horizonDays", 365, 1, ValueInsight.MAX_HORIZON),
        Parametric.fromMap(f.object("parametric")),
        f.has("correction") ? SpendCorrection.decode(f, "correction") : null,
        NextOrderModel.fromMap(f.object("nextOrder")),
        RefillModel.fromMap(f.object("refill")),
        f.has("marginRate") ? f.number("marginRate", 0, -max, max) : Double.NaN,
        f.number("netRate", 1, 0, 1),
        f.number("highValueFrom", 0, 0, max),
        f.bool("learned", false));
  }
}
