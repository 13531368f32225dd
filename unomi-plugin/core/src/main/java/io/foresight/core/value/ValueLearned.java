/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.Role;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.score.Tier;
import io.foresight.core.value.btyd.FutureDraws;
import io.foresight.core.value.btyd.Outlook;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what one profile is worth. */
final class ValueLearned implements Insight.Learned {
  private static final int PARAMETER_DRAWS = 40;
  private static final int DRAWS = 400;

  /** Repeat orders that make a prediction the customer's own rather than the shop's. */
  private static final double PERSONAL_REPEATS = 2;

  private final ValueModel model;
  private final Map<String, Object> report;
  private final FutureDraws draws;
  private final NextOrderWords nextOrder;

  ValueLearned(ValueModel model, Map<String, Object> report, long seed) {
    this.model = model;
    this.report = report;
    this.nextOrder = new NextOrderWords(model);
    this.draws =
        new FutureDraws(
            model.parametric.orders(), model.parametric.amounts(), PARAMETER_DRAWS, DRAWS, seed);
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> m = model.toMap();
    m.put("report", report);
    return m;
  }

  @Override
  public Map<String, Object> report() {
    return report;
  }

  @Override
  public Map<String, Object> say(Subject subject, long now) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (subject.state().count(Role.ORDER) == 0 || subject.state().orderDays().length == 0) {
      return out;
    }
    Customer c = Customer.of(subject.state(), now);
    Outlook outlook = model.parametric.outlook(c);
    double weeks = model.horizonDays / 7.0;
    double factor = 1;
    if (model.correction != null) {
      factor = model.correction.factor(subject.state(), now, c, model.parametric);
    }
    double orders = outlook.expected(weeks) * factor;
    double gross = orders * model.parametric.amount(c);
    double historic = Math.max(0, c.spent() - subject.state().cancelled());
    out.put("horizonDays", model.horizonDays);
    out.put("alive", round(outlook.alive(), 1e4));
    out.put("expectedOrders", round(orders, 1e3));
    intervals(c, weeks, factor, out);
    double net = gross * model.netRate;
    out.put("historic", round(historic, 100));
    out.put("predicted", round(net, 100));
    out.put("total", round(historic + net, 100));
    if (!Double.isNaN(model.marginRate)) {
      out.put("predictedProfit", round(net * model.marginRate, 100));
    }
    out.put("highValue", gross > 0 && gross >= model.highValueFrom);
    out.put("tier", tier(c).id());
    nextOrder.say(c, outlook, now, out);
    nextOrder.sayRefill(subject, now, out);
    return out;
  }

  private void intervals(Customer c, double weeks, double factor, Map<String, Object> out) {
    // Amounts nobody knows are drawn as 0 would be expected: no spend at all.
    boolean priced = model.parametric.amounts().quality().customers() > 0;
    long seed = Double.doubleToLongBits(c.spent()) * 31 + c.asOf() * 1009L + c.days().length;
    FutureDraws.Result d =
        draws.of(c.repeats(), c.recency(), c.age(), c.priced(), c.mean(), weeks, factor, seed);
    double net = priced ? model.netRate : 0;
    out.put("ordersLow80", d.orders(0.1));
    out.put("ordersHigh80", d.orders(0.9));
    out.put("ordersLow95", d.orders(0.025));
    out.put("ordersHigh95", d.orders(0.975));
    out.put("predictedLow80", round(net * d.spend(0.1), 100));
    out.put("predictedHigh80", round(net * d.spend(0.9), 100));
    out.put("predictedLow95", round(net * d.spend(0.025), 100));
    out.put("predictedHigh95", round(net * d.spend(0.975), 100));
  }

  private Tier tier(Customer c) {
    if (!model.learned) {
      return Tier.RULES;
    }
    return c.repeats() >= PERSONAL_REPEATS ? Tier.PERSONAL : Tier.POOLED;
  }

  static double round(double v, double unit) {
    double r = Math.rint(v * unit) / unit;
    return Double.isFinite(r) ? r : 0;
  }
}
