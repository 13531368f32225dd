/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.ShopFixture;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.OnlineRetail;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.mail.MachineFilter;
import io.foresight.core.mail.MailFilterOptions;
import io.foresight.core.model.NumberEncoding;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the shipped weights come from: the same inputs fitted to several shops. */
@Tag("slow")
class RuleOfThumbTest {
  @Test
  void shippedWeights_haveTheSignOfWhatShopsShow() {
    Map<String, List<double[]>> fits = new LinkedHashMap<>();
    for (int seed = 1; seed <= 3; seed++) {
      ShopFixture shop = new ShopFixture(100 + seed, 1_500, 365);
      List<Goal> goals = new ArrayList<>(ShippedGoals.all());
      goals.addAll(ShippedGoals.templates());
      Map<String, GoalDataset> data =
          shop.datasets(
              shop.histories().judgedBy(MachineFilter.rules(MailFilterOptions.defaults())), goals);
      for (Goal g : goals) {
        GoalDataset d = Objects.requireNonNull(data.get(g.id()));
        add(fits, g, d.rows());
      }
    }
    Path folder = Path.of(System.getProperty("foresight.data", "../../../shared/data"));
    if (Files.exists(folder.resolve("online_retail_2009_2010.csv.gz"))) {
      add(fits, ShippedGoals.all().get(0), retail(folder));
    }
    fits.forEach(
        (goal, all) -> {
          for (double[] w : all) {
            System.err.println(goal + " " + Arrays.toString(w));
          }
        });
    assertThat(fits).isNotEmpty();
    checkSigns(fits, ShippedGoals.all().get(0));
    checkSigns(fits, ShippedGoals.all().get(2));
  }

  private static void checkSigns(Map<String, List<double[]>> fits, Goal g) {
    List<RuleOfThumb.Input> inputs = RuleOfThumb.of(g.outcome().role()).inputs;
    List<double[]> all = Objects.requireNonNull(fits.get(g.id()));
    for (int k = 0; k < inputs.size(); k++) {
      double mean = 0;
      for (double[] w : all) {
        mean += w[1 + 2 * k] / all.size();
      }
      assertThat(mean * inputs.get(k).weight)
          .as("%s %s", g.id(), inputs.get(k).column)
          .isGreaterThan(0);
    }
  }

  /** Fitted with hardly any prior, in units of the shipped inputs: rate, then weight, missing. */
  private static void add(Map<String, List<double[]>> fits, Goal g, TrainingSet rows) {
    List<RuleOfThumb.Input> inputs = RuleOfThumb.of(g.outcome().role()).inputs;
    int d = 1 + 2 * inputs.size();
    double[] precision = new double[d];
    Arrays.fill(precision, 0.5);
    double[][] x = new double[rows.size()][d];
    boolean[] y = new boolean[rows.size()];
    for (int i = 0; i < y.length; i++) {
      x[i][0] = 1;
      y[i] = rows.label(i) == g.happens();
      for (int k = 0; k < inputs.size(); k++) {
        RuleOfThumb.Input in = inputs.get(k);
        float v = rows.number(i, rows.schema().numbers().indexOf(Column.number(in.column)));
        double s = (NumberEncoding.transform(in.shape, v) - in.mean) / in.scale;
        x[i][1 + 2 * k] = Float.isNaN(v) ? 0 : Math.max(-3, Math.min(3, s));
        x[i][2 + 2 * k] = Float.isNaN(v) ? 1 : 0;
      }
    }
    double[] w = new PriorFit(new double[d], precision).fit(x, y);
    w[0] = 1 / (1 + Math.exp(-w[0]));
    for (int k = 0; k < d; k++) {
      w[k] = Math.rint(1000 * w[k]) / 1000;
    }
    fits.computeIfAbsent(g.id(), id -> new ArrayList<>()).add(w);
  }

  private static TrainingSet retail(Path folder) {
    FeatureReader reader = new FeatureReader();
    TrainingSet.Builder out = new TrainingSet.Builder(reader.schema());
    Row row = reader.newRow();
    for (List<MappedEvent> orders : OnlineRetail.load(folder).values()) {
      for (String at : List.of("2010-12-01", "2011-04-01", "2011-08-01")) {
        long t = Instant.parse(at + "T00:00:00Z").toEpochMilli();
        FeatureState s = new FeatureState();
        boolean buys = false;
        for (MappedEvent o : orders) {
          if (o.time() < t) {
            s.fold(o, o.time());
          } else {
            buys |= o.time() < t + 30L * 86_400_000;
          }
        }
        if (s.events() > 0 && s.lastEvent() > t - 365L * 86_400_000) {
          reader.read(s, Map.of(), t, row);
          out.add(row, buys);
        }
      }
    }
    return out.build();
  }
}
