/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.job.Progress;
import io.foresight.core.learn.BoostedAmountLearner;
import io.foresight.core.learn.FitContext;
import io.foresight.core.learn.LearnerException;
import io.foresight.core.nextorder.NextOrderModel;
import io.foresight.core.nextorder.RefillModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what was collected to a model and its report. */
final class ValueLearning {
  private static final int MIN_CUSTOMERS = 50;
  private static final int MIN_REPEATERS = 10;
  private static final int MIN_TRAINING = 200;
  private static final int MIN_BUYERS = 50;

  private final ValueCollector all;
  private final int horizonDays;
  private final FitContext context;
  private final Snapshot[] snapshots = new Snapshot[ValueCollector.SNAPSHOTS];
  private final Map<String, Object> report = new LinkedHashMap<>();
  private String correctionReason = "";

  ValueLearning(ValueCollector all, int horizonDays, long seed, int threads, Progress progress) {
    this.all = all;
    this.horizonDays = horizonDays;
    context = new FitContext(seed, threads, progress);
    List<SubjectSample.Entry> entries = all.sample.entries();
    for (int s = 0; s < snapshots.length; s++) {
      progress.report("fitting order and spend models", s, snapshots.length);
      snapshots[s] = new Snapshot(entries, s, all.snapshotDay(s));
    }
  }

  ValueModel learn() {
    Snapshot today = snapshots[2];
    SpendCorrection earlier = correction(snapshots[0]);
    ValueBacktest backtest = new ValueBacktest(snapshots[1], earlier, context.seed());
    SpendCorrection correction = null;
    if (backtest.correctionHelps()) {
      correction = correction(snapshots[1]);
      correctionReason = "better order and smaller error than BG/NBD × Gamma-Gamma on the future";
    } else if (earlier != null) {
      correctionReason = "not better than BG/NBD × Gamma-Gamma on the future, so left out";
    }
    NextOrderModel earlierOrders = NextOrderBacktest.fit(snapshots[0]);
    NextOrderModel nextOrder = NextOrderBacktest.fit(snapshots[1]);
    RefillModel refill = RefillModel.learn(all.refill);
    double repeaters = today.parametric.orders().quality().repeaters();
    boolean learned = today.size() >= MIN_CUSTOMERS && repeaters >= MIN_REPEATERS;
    ValueModel model =
        new ValueModel(
            horizonDays,
            today.parametric,
            correction,
            nextOrder,
            refill,
            all.spentWithMargin > 0 ? all.margin / all.spentWithMargin : Double.NaN,
            all.spent > 0 ? 1 - Math.min(1, all.cancelled / all.spent) : 1,
            highValueFrom(today, correction),
            learned);
    write(model, backtest);
    report.put("nextOrder", NextOrderBacktest.check(snapshots[1], earlierOrders));
    report.put("refill", refill.report());
    return model;
  }

  private @Nullable SpendCorrection correction(Snapshot s) {
    if (s.size() < MIN_TRAINING || s.buyers() < MIN_BUYERS) {
      correctionReason =
          String.format(
              Locale.ROOT,
              "needs %d customers and %d buyers in the window after, %d days back there were %d and"
                  + " %d",
              MIN_TRAINING,
              MIN_BUYERS,
              all.today - s.day,
              s.size(),
              s.buyers());
      return null;
    }
    if (!BoostedAmountLearner.unavailable().isEmpty()) {
      correctionReason = BoostedAmountLearner.unavailable();
      return null;
    }
    SpendCorrection.Training t = new SpendCorrection.Training();
    for (int i = 0; i < s.size(); i++) {
      t.add(s.features(i), s.customers.get(i), s.parametric, s.spend(i), s.day);
    }
    try {
      return t.size() < MIN_TRAINING ? null : t.fit(context);
    } catch (LearnerException e) {
      correctionReason = String.valueOf(e.getMessage());
      return null;
    }
  }

  /** The predicted spend from which on customers together make 80 % of it. */
  private double highValueFrom(Snapshot s, @Nullable SpendCorrection correction) {
    double[] spend = new double[s.size()];
    double total = 0;
    for (int i = 0; i < spend.length; i++) {
      Customer c = s.customers.get(i);
      spend[i] = s.parametric.spend(c, horizonDays / 7.0);
      spend[i] *= correction == null ? 1 : correction.factor(s.features(i), c, s.parametric);
      total += spend[i];
    }
    Arrays.sort(spend);
    double sum = 0;
    for (int i = spend.length - 1; i >= 0; i--) {
      sum += spend[i];
      if (sum >= 0.8 * total) {
        return spend[i];
      }
    }
    return 0;
  }

  private void write(ValueModel model, ValueBacktest backtest) {
    Snapshot today = snapshots[2];
    report.put("horizonDays", horizonDays);
    report.put("tier", model.learned ? "pooled" : "rules");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("profiles", all.profiles);
    data.put("customers", all.customers);
    data.put("sampledCustomers", today.size());
    data.put("orders", all.orders);
    data.put("ordersWithoutAmount", all.unpriced);
    data.put("spent", all.spent);
    data.put("cancelled", all.cancelled);
    data.put("historyDays", all.orders == 0 ? 0 : all.today - all.firstOrder / OrderHistory.DAY);
    report.put("data", data);
    report.putAll(today.parametric.report());
    Map<String, Object> correction = new LinkedHashMap<>();
    correction.put("used", model.correction != null);
    correction.put("reason", correctionReason);
    report.put("correction", correction);
    report.put("holdout", backtest.report());
    if (!Double.isNaN(model.marginRate)) {
      report.put("marginRate", model.marginRate);
    }
    report.put("highValueFrom", model.highValueFrom);
    report.put("warnings", warnings(model));
  }

  private List<String> warnings(ValueModel model) {
    List<String> w = new ArrayList<>();
    Snapshot today = snapshots[2];
    if (all.orders == 0) {
      w.add("there are no orders: nothing can be said");
      return w;
    }
    if (!model.learned) {
      w.add(
          String.format(
              Locale.ROOT,
              "only %d customers, %.0f of them with a repeat order: these are rules of thumb until"
                  + " there are %d and %d",
              today.size(),
              today.parametric.orders().quality().repeaters(),
              MIN_CUSTOMERS,
              MIN_REPEATERS));
    }
    if (!today.parametric.orders().quality().converged()
        || !today.parametric.amounts().quality().converged()) {
      w.add("a fit did not reach its top: do not trust the parameters");
    }
    long history = all.today - all.firstOrder / OrderHistory.DAY;
    if (history < horizonDays) {
      w.add(
          String.format(
              Locale.ROOT,
              "history covers %d days, less than the horizon of %d: seasons are unknown",
              history,
              horizonDays));
    }
    if (all.unpriced > 0.05 * all.orders) {
      w.add(all.unpriced + " orders have no usable amount; they count as orders, not as spend");
    }
    if (Double.isNaN(model.marginRate)) {
      w.add("no order has a margin: profit is not told");
    }
    return w;
  }

  Map<String, Object> report() {
    return report;
  }
}
