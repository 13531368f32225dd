/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.Fields;
import io.foresight.core.store.JsonValues;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BgNbdTest {
  @Test
  void gradient_isThatOfTheLikelihood() {
    Cells cells = simulated(new Random(1), 500, BgNbd.of(0.5, 6, 0.8, 2.5));
    double[] theta = {-0.3, 1.5, 0.2, 0.9};
    double[] gradient = new double[4];
    BgNbdFit.logLikelihood(cells, theta, gradient);
    for (int i = 0; i < 4; i++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      double slope =
          (BgNbdFit.logLikelihood(cells, up, new double[4])
                  - BgNbdFit.logLikelihood(cells, down, new double[4]))
              / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
    }
  }

  @Test
  void fit_findsTheTruthBack_withinItsStandardErrors() {
    BgNbd truth = BgNbd.of(0.6, 5, 0.7, 3);
    BgNbd m = BgNbdFit.fit(simulated(new Random(2), 20_000, truth));
    double[] t = truth.logParameters();
    double[] e = m.logParameters();
    double[][] draws = new double[4][200];
    BgNbd[] drawn = m.draw(200, 3);
    for (int d = 0; d < 200; d++) {
      for (int i = 0; i < 4; i++) {
        draws[i][d] = drawn[d].logParameters()[i] - e[i];
      }
    }
    for (int i = 0; i < 4; i++) {
      double sd = 0;
      for (double d : draws[i]) {
        sd += d * d / 200;
      }
      assertThat(Math.abs(t[i] - e[i])).as("parameter " + i).isLessThan(3.5 * Math.sqrt(sd));
      assertThat(Math.sqrt(sd)).isLessThan(0.2);
    }
  }

  @Test
  void fit_convergesOnDegenerateCustomers() {
    Cells.Builder nobody = new Cells.Builder();
    Cells.Builder one = new Cells.Builder().add(0, 0, 30);
    Cells.Builder onlyFirstOrders = new Cells.Builder();
    Cells.Builder everyDay = new Cells.Builder();
    Cells.Builder sameMoment = new Cells.Builder();
    Cells.Builder impossible = new Cells.Builder().add(-5, -3, -1).add(3, 900, 20);
    for (int i = 0; i < 1000; i++) {
      onlyFirstOrders.add(0, 0, i);
      everyDay.add(1000, 1000, 1000);
      sameMoment.add(0, 0, 0);
    }
    Cells.Builder[] all = {nobody, one, onlyFirstOrders, everyDay, sameMoment, impossible};
    for (int i = 0; i < all.length; i++) {
      BgNbd m = BgNbdFit.fit(all[i].build());
      assertThat(m.quality().converged()).as("case " + i + " " + m.toMap()).isTrue();
      double e = m.outlook(3, 10, 20).expected(52);
      assertThat(e).as("case " + i + " " + m.toMap()).isBetween(0.0, 1e4);
    }
  }

  @Test
  void expectation_isTheSumOfItsDistribution_andTheQuadrature_overAllParameters() {
    Random random = new Random(4);
    for (int i = 0; i < 3000; i++) {
      double r = Math.exp(random.nextDouble() * 6 - 3);
      double alpha = Math.exp(random.nextDouble() * 6 - 2);
      double a = i % 10 == 0 ? 1 : Math.exp(random.nextDouble() * 8 - 4);
      double b = i % 10 == 1 ? Math.abs(1 - a) + 1e-9 : Math.exp(random.nextDouble() * 8 - 4);
      int x = random.nextInt(4) * random.nextInt(30);
      double age = random.nextDouble() * 100;
      double weeks = Math.exp(random.nextDouble() * 8 - 2);
      Outlook o = new Outlook(r, alpha, a, b, x, x == 0 ? 0 : age * random.nextDouble(), age);
      double quadrature =
          o.alive() * OrdersWhileAlive.quadrature(r + x, alpha + age, a, b + x, weeks);
      String what = r + " " + alpha + " " + a + " " + b + " " + x + " " + weeks;
      assertThat(o.expected(weeks)).as(what).isCloseTo(quadrature, within(1e-6 * quadrature));
      double[] atLeast = o.atLeast(weeks);
      if (atLeast.length < 4000) {
        double sum = 0;
        for (double p : atLeast) {
          sum += p;
        }
        assertThat(sum).as(what).isCloseTo(quadrature, within(1e-5 + 1e-4 * quadrature));
        double some = atLeast.length == 0 ? 0 : atLeast[0];
        assertThat(o.none(weeks)).isCloseTo(1 - some, within(2e-9));
      }
    }
  }

  @Test
  void expectation_staysFinite_forEndlessHorizons() {
    Outlook o = BgNbd.of(0.25, 4.4, 1.8, 2.4).outlook(5, 30, 38);
    double before = 0;
    for (double weeks = 1; weeks < 1e12; weeks *= 10) {
      assertThat(o.expected(weeks)).isGreaterThan(before).isLessThan(20);
      before = o.expected(weeks);
    }
  }

  @Test
  void alive_isOneWithoutRepeats_andFallsWithSilence() {
    BgNbd m = BgNbd.of(0.25, 4.4, 0.8, 2.4);
    assertThat(m.outlook(0, 0, 500).alive()).isEqualTo(1);
    assertThat(m.outlook(5, 30, 31).alive()).isGreaterThan(0.8);
    assertThat(m.outlook(5, 30, 200).alive()).isLessThan(0.05);
    assertThat(m.outlook(0, 0, 500).expected(52)).isLessThan(m.outlook(0, 0, 5).expected(52));
  }

  @Test
  void nextWithin_isTheInverseOfNone() {
    Outlook o = BgNbd.of(0.5, 8, 0.7, 2.5).outlook(4, 20, 25);
    double weeks = o.nextWithin(0.3);
    assertThat(1 - o.none(weeks)).isCloseTo(0.3, within(1e-12));
    assertThat(o.nextWithin(o.alive())).isInfinite();
  }

  @Test
  void json_bringsTheModelBack() {
    BgNbd m = BgNbdFit.fit(simulated(new Random(5), 300, BgNbd.of(0.6, 5, 0.7, 3)));
    BgNbd back = BgNbd.fromMap(Fields.of("bgnbd", JsonValues.copy(m.toMap())));
    assertThat(back.outlook(2, 3, 9).expected(52))
        .isCloseTo(m.outlook(2, 3, 9).expected(52), within(1e-12));
    assertThat(back.draw(1, 1)[0].r()).isCloseTo(m.draw(1, 1)[0].r(), within(1e-12));
    assertThat(back.toMap().get("fit")).isEqualTo(m.toMap().get("fit"));
  }

  /** Customers of the model's own world, in days. */
  static Cells simulated(Random random, int customers, BgNbd truth) {
    Cells.Builder b = new Cells.Builder();
    for (int i = 0; i < customers; i++) {
      int age = 100 + random.nextInt(300);
      double rate = Draws.gamma(truth.r(), random) / truth.alpha();
      double ga = Draws.gamma(truth.a(), random);
      double p = ga / (ga + Draws.gamma(truth.b(), random));
      double at = 0;
      double last = 0;
      int x = 0;
      while (true) {
        at += -Math.log(1 - random.nextDouble()) / rate * 7;
        if (at > age) {
          break;
        }
        x++;
        last = at;
        if (random.nextDouble() < p) {
          break;
        }
      }
      b.add(x, (int) Math.round(last), age);
    }
    return b.build();
  }
}
