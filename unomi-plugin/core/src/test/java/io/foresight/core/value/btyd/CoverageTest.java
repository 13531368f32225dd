/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether intervals hold what they say, in worlds where the models are true. */
@Tag("slow")
class CoverageTest {
  private static final double WEEKS = 26;

  /** Rows: x, tx, age, priced, mean, future orders, future spend. */
  private static double[][] world(Random random, int customers, BgNbd truth, GammaGamma money) {
    double[][] out = new double[customers][7];
    for (double[] c : out) {
      double age = 20 + random.nextInt(60);
      double rate = Draws.gamma(truth.r(), random) / truth.alpha();
      double ga = Draws.gamma(truth.a(), random);
      double p = ga / (ga + Draws.gamma(truth.b(), random));
      double nu = Draws.gamma(money.q(), random) / money.v();
      c[2] = age;
      double seen = Draws.gamma(money.p(), random) / nu;
      double at = 0;
      while (true) {
        at += -Math.log(1 - random.nextDouble()) / rate;
        if (at > age + WEEKS) {
          break;
        }
        double amount = Draws.gamma(money.p(), random) / nu;
        if (at <= age) {
          c[0]++;
          c[1] = at;
          seen += amount;
        } else {
          c[5]++;
          c[6] += amount;
        }
        if (random.nextDouble() < p) {
          break;
        }
      }
      c[3] = c[0] + 1;
      c[4] = seen / c[3];
    }
    return out;
  }

  private static BgNbd fitOrders(double[][] world) {
    Cells.Builder b = new Cells.Builder();
    for (double[] c : world) {
      b.add((int) c[0], (int) Math.round(7 * c[1]), (int) Math.round(7 * c[2]));
    }
    return BgNbdFit.fit(b.build());
  }

  private static GammaGamma fitAmounts(double[][] world) {
    GammaGammaFit f = new GammaGammaFit();
    for (double[] c : world) {
      f.add(c[3], c[4]);
    }
    return f.fit();
  }

  @Test
  void totalsOfSmallShops_areCoveredAsOftenAsSaid() {
    BgNbd truth = BgNbd.of(0.6, 5, 0.7, 3);
    GammaGamma money = GammaGamma.of(5, 4, 15);
    Random random = new Random(11);
    int worlds = 1200;
    int[] hits = new int[4];
    for (int w = 0; w < worlds; w++) {
      double[][] world = world(random, 400, truth, money);
      FutureDraws draws = new FutureDraws(fitOrders(world), fitAmounts(world), 200, 200, w);
      double orders = 0;
      double spend = 0;
      for (double[] c : world) {
        orders += c[5];
        spend += c[6];
      }
      FutureDraws.Result r = draws.total(world, WEEKS, w);
      count(hits, 0, orders, r.orders(0.1), r.orders(0.9), r.orders(0.025), r.orders(0.975));
      count(hits, 2, spend, r.spend(0.1), r.spend(0.9), r.spend(0.025), r.spend(0.975));
    }
    report("totals", hits, worlds);
    check(hits, worlds, 0);
    check(hits, worlds, 2);
  }

  @Test
  void spendOfRegularCustomers_isCoveredAsOftenAsSaid() {
    BgNbd truth = BgNbd.of(3, 4, 0.3, 8);
    GammaGamma money = GammaGamma.of(5, 4, 15);
    double[][] world = world(new Random(12), 40_000, truth, money);
    BgNbd orders = fitOrders(world);
    FutureDraws draws = new FutureDraws(orders, fitAmounts(world), 40, 400, 1);
    int[] hits = new int[4];
    int n = 0;
    for (int i = 0; i < world.length; i++) {
      double[] c = world[i];
      // Whoever may buy nothing at all has an interval that ends on 0, and covers more.
      if (orders.outlook(c[0], c[1], c[2]).none(WEEKS) < 0.01) {
        FutureDraws.Result r = draws.of(c[0], c[1], c[2], c[3], c[4], WEEKS, 1, i);
        count(hits, 2, c[6], r.spend(0.1), r.spend(0.9), r.spend(0.025), r.spend(0.975));
        n++;
      }
    }
    assertThat(n).isGreaterThan(5000);
    report("regular customers", hits, n);
    check(hits, n, 2);
  }

  @Test
  void everybody_isCoveredAtLeastAsOftenAsSaid() {
    BgNbd truth = BgNbd.of(0.6, 5, 0.7, 3);
    GammaGamma money = GammaGamma.of(5, 4, 15);
    double[][] world = world(new Random(13), 20_000, truth, money);
    FutureDraws draws = new FutureDraws(fitOrders(world), fitAmounts(world), 40, 400, 1);
    int[] hits = new int[4];
    for (int i = 0; i < world.length; i++) {
      double[] c = world[i];
      FutureDraws.Result r = draws.of(c[0], c[1], c[2], c[3], c[4], WEEKS, 1, i);
      count(hits, 0, c[5], r.orders(0.1), r.orders(0.9), r.orders(0.025), r.orders(0.975));
      count(hits, 2, c[6], r.spend(0.1), r.spend(0.9), r.spend(0.025), r.spend(0.975));
    }
    report("everybody", hits, world.length);
    for (int i = 0; i < 4; i += 2) {
      assertThat(hits[i] / (double) world.length).isBetween(0.79, 0.98);
      assertThat(hits[i + 1] / (double) world.length).isBetween(0.94, 0.995);
    }
  }

  private static void count(
      int[] hits, int at, double v, double low80, double high80, double low95, double high95) {
    hits[at] += v >= low80 && v <= high80 ? 1 : 0;
    hits[at + 1] += v >= low95 && v <= high95 ? 1 : 0;
  }

  private static void report(String what, int[] hits, double n) {
    System.out.printf(
        "coverage of %s: orders %.3f / %.3f, spend %.3f / %.3f of %.0f%n",
        what, hits[0] / n, hits[1] / n, hits[2] / n, hits[3] / n, n);
  }

  private static void check(int[] hits, double n, int at) {
    assertThat(hits[at] / n).isBetween(0.78, 0.82);
    assertThat(hits[at + 1] / n).isBetween(0.93, 0.97);
  }
}
