/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.evaluate.AmountComparison;
import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.OnlineRetail;
import io.foresight.core.job.Progress;
import io.foresight.core.nextorder.NextOrderModel;
import io.foresight.core.value.btyd.BgNbd;
import io.foresight.core.value.btyd.BgNbdFit;
import io.foresight.core.value.btyd.Cdnow;
import io.foresight.core.value.btyd.Cells;
import io.foresight.core.value.btyd.GammaGamma;
import io.foresight.core.value.btyd.GammaGammaFit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole insight, learned up to a day, against BG/NBD × Gamma-Gamma as published, after it. */
@Tag("slow")
class ValueHoldoutTest {
  private static final class Result {
    final AmountRanking blend;
    final AmountComparison gain;

    Result(AmountRanking blend, AmountComparison gain) {
      this.blend = blend;
      this.gain = gain;
    }
  }

  @Test
  void cdnowFull_ordersBetterAndErrsLess() {
    Result r = compare("CDNOW full", ValueShops.events(Cdnow.full()), Cdnow.SPLIT, Cdnow.END);
    assertThat(r.gain.better()).as(r.gain.reason()).isTrue();
  }

  @Test
  void cdnowSample_ordersBetterAndErrsLess() {
    Result r = compare("CDNOW 1/10", ValueShops.events(Cdnow.sample()), Cdnow.SPLIT, Cdnow.END);
    assertThat(r.gain.spearmanGained().value()).isGreaterThan(0);
    assertThat(r.gain.maeSaved().value()).isGreaterThan(0);
  }

  @Test
  void onlineRetail_errsLess_andHasTheTotalWithin12Percent() {
    Path folder = Path.of(System.getProperty("foresight.data", "../../../shared/data"));
    assumeTrue(Files.exists(folder.resolve("online_retail_2009_2010.csv.gz")), "no data");
    int split = (int) LocalDate.parse("2011-06-01").toEpochDay();
    Result r = compare("Online Retail II", OnlineRetail.load(folder).values(), split, split + 92);
    assertThat(Math.abs(r.blend.totalError(r.blend.ones()))).isLessThan(0.122);
    assertThat(r.gain.maeSaved().low()).isGreaterThan(0);
  }

  private static Result compare(String name, Iterable<List<MappedEvent>> all, int split, int end) {
    long now = split * OrderHistory.DAY;
    ValueInsight insight = new ValueInsight(end - split, 1, 2);
    ValueCollector c = (ValueCollector) ValueShops.collect(insight, all, now);
    ValueLearning learning = new ValueLearning(c, end - split, 1, 2, Progress.NONE);
    ValueModel model = learning.learn();
    SpendCorrection correction = Objects.requireNonNull(model.correction, "no correction");
    Cells.Builder cells = new Cells.Builder();
    GammaGammaFit repeats = new GammaGammaFit();
    List<OrderHistory> histories = new ArrayList<>();
    List<List<MappedEvent>> known = new ArrayList<>();
    for (List<MappedEvent> events : all) {
      OrderHistory h = OrderHistory.of(events, Long.MAX_VALUE);
      if (h.before(split) > 0) {
        histories.add(h);
        known.add(ValueShops.until(events, now));
        Customer k = h.asOf(split);
        cells.add(
            h.before(split) - 1, (int) Math.round(7 * k.recency()), (int) Math.round(7 * k.age()));
        repeats.add(k.repeats(), repeatMean(h, k));
      }
    }
    BgNbd orders = BgNbdFit.fit(cells.build());
    GammaGamma money = repeats.fit();
    double weeks = (end - split) / 7.0;
    int n = histories.size();
    double[] actual = new double[n];
    double[] published = new double[n];
    double[] ours = new double[n];
    long[] groups = new long[n];
    for (int i = 0; i < n; i++) {
      OrderHistory h = histories.get(i);
      Customer k = h.asOf(split);
      actual[i] = h.spend(split, end);
      published[i] =
          orders.outlook(k.repeats(), k.recency(), k.age()).expected(weeks)
              * money.expectedAmount(k.repeats(), repeatMean(h, k));
      ours[i] =
          model.parametric.spend(k, weeks)
              * correction.factor(
                  ValueShops.subject(known.get(i), now).state(), now, k, model.parametric);
      groups[i] = i;
    }
    AmountRanking reference = new AmountRanking(published, actual);
    AmountRanking blend = new AmountRanking(ours, actual);
    AmountComparison gain = AmountComparison.of(blend, reference, new Bootstrap(groups, 200, 1));
    print(name, "BG/NBD x Gamma-Gamma", reference);
    print(name, "blend", blend);
    double scale =
        (1 + reference.totalError(reference.ones())) / (1 + blend.totalError(blend.ones()));
    double[] scaled = java.util.Arrays.stream(ours).map(v -> v * scale).toArray();
    print(name, "blend scaled to the same total", new AmountRanking(scaled, actual));
    Snapshot future = future(histories, split);
    System.out.println(name + ": " + NextOrderBacktest.check(future, model.nextOrder));
    System.out.println(name + " plain: " + NextOrderBacktest.check(future, NextOrderModel.plain()));
    System.out.println(gain.reason() + "; " + gain.toMap());
    System.out.println(learning.report().get("holdout"));
    System.out.println(learning.report().get("nextOrder"));
    return new Result(blend, gain);
  }

  private static Snapshot future(List<OrderHistory> histories, int split) {
    List<SubjectSample.Entry> entries = new ArrayList<>();
    for (OrderHistory h : histories) {
      entries.add(new SubjectSample.Entry(entries.size(), h, new float[0][]));
    }
    return new Snapshot(entries, 2, split);
  }

  private static double repeatMean(OrderHistory h, Customer k) {
    int[] days = k.days();
    double first = h.spend(days[0], days[0] + 1);
    return k.repeats() > 0 ? (k.spent() - first) / k.repeats() : 0;
  }

  private static void print(String data, String model, AmountRanking r) {
    double[] w = r.ones();
    System.out.printf(
        "%s, %s: n %d total %+.1f%% MAE %.3f RMSE %.1f Spearman %.4f top tenth %.3f of %.3f%n",
        data,
        model,
        r.size(),
        100 * r.totalError(w),
        r.mae(w),
        Math.sqrt(r.mse(w)),
        r.spearman(w),
        r.capture(w, 0.1),
        r.perfectCapture(w, 0.1));
  }
}
