/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.Interactions;
import org.jspecify.annotations.Nullable;

/**
 * What the person bought before: his faded orders of it, times how readily it is bought again,
 * times how due it is. An item's cycle is the geometric mean of the gaps between its orders by the
 * same people, shrunk to the shop's by five gaps, or the refill model's where that knows it; a
 * person's own gaps move it further.
 */
public final class Repurchase implements Ranker {
  private static final double DAY = 86_400;
  private static final double PRIOR_GAPS = 5;
  private static final double PRIOR_OWN = 2;
  private static final double PRIOR_BUYERS = 20;
  private static final float EARLY = 0.5f;
  private static final float LATE = 3;

  private final String name;
  private final boolean dueOnly;
  private final float[] cycle;
  private final float[] again;

  Repurchase(String name, boolean dueOnly, float[] cycle, float[] again) {
    this.name = name;
    this.dueOnly = dueOnly;
    this.cycle = cycle;
    this.again = again;
  }

  /**
   * Learns.
   *
   * @param refill knows cycles better; may be null
   */
  public static Repurchase fit(String name, Interactions log, @Nullable RefillModel refill) {
    int n = log.items().size();
    double[] logs = new double[n];
    int[] gaps = new int[n];
    int[] buyers = new int[n];
    int[] rebuyers = new int[n];
    int[] seenBy = new int[n];
    int[] lastDay = new int[n];
    boolean[] again = new boolean[n];
    for (int p = 0; p < log.persons().size(); p++) {
      for (int at = log.start(p); at < log.start(p + 1); at++) {
        if (log.kind(at) != InteractionKind.ORDER) {
          continue;
        }
        int i = log.item(at);
        int day = (int) (log.second(at) / DAY);
        if (seenBy[i] != p + 1) {
          seenBy[i] = p + 1;
          lastDay[i] = day;
          again[i] = false;
          buyers[i]++;
        } else if (day > lastDay[i]) {
          logs[i] += Math.log(day - lastDay[i]);
          gaps[i]++;
          rebuyers[i] += again[i] ? 0 : 1;
          lastDay[i] = day;
          again[i] = true;
        }
      }
    }
    return new Repurchase(
        name, false, cycles(log, logs, gaps, refill), readiness(buyers, rebuyers));
  }

  private static float[] cycles(
      Interactions log, double[] logs, int[] gaps, @Nullable RefillModel refill) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < gaps.length; i++) {
      sum += logs[i];
      all += gaps[i];
    }
    double shop = all == 0 ? Math.log(60) : sum / all;
    float[] cycle = new float[gaps.length];
    for (int i = 0; i < cycle.length; i++) {
      double known = refill == null ? Double.NaN : refill.cycleOf(log.items().id(i));
      cycle[i] =
          (float)
              (known > 0
                  ? known
                  : Math.exp((logs[i] + PRIOR_GAPS * shop) / (gaps[i] + PRIOR_GAPS)));
    }
    return cycle;
  }

  /** Share of an item's buyers that bought it again, in relation to the shop's, shrunk to 1. */
  private static float[] readiness(int[] buyers, int[] rebuyers) {
    double b = 0;
    double r = 0;
    for (int i = 0; i < buyers.length; i++) {
      b += buyers[i];
      r += rebuyers[i];
    }
    double shop = r == 0 ? 1 : r / b;
    float[] again = new float[buyers.length];
    for (int i = 0; i < again.length; i++) {
      double share = (rebuyers[i] + PRIOR_BUYERS * shop) / (buyers[i] + PRIOR_BUYERS);
      again[i] = (float) Math.sqrt(share / shop);
    }
    return again;
  }

  /** The same, of what is due to be bought again only: half a cycle to three cycles after. */
  public Repurchase dueOnly(String otherName) {
    return new Repurchase(otherName, true, cycle, again);
  }

  @Override
  public String name() {
    return name;
  }

  boolean isDueOnly() {
    return dueOnly;
  }

  float[] cycles() {
    return cycle;
  }

  float[] readiness() {
    return again;
  }

  /** Days after which the person buys the item at a position of his history again. */
  public double cycleDays(History h, int at) {
    int n = h.orders(at) - 1;
    double prior = Math.log(cycle[h.item(at)]);
    double span = (h.lastOrder(at) - (double) h.firstOrder(at)) / DAY;
    if (n < 1 || span < 1) {
      return Math.exp(prior);
    }
    return Math.exp((PRIOR_OWN * prior + n * Math.log(span / n)) / (PRIOR_OWN + n));
  }

  /** Days since the last order as a share of the cycle. */
  public double overdue(History h, int at) {
    return Math.max(0, (h.now() - (double) h.lastOrder(at)) / DAY) / Math.max(1, cycleDays(h, at));
  }

  private double of(History h, int at) {
    if (h.orders(at) == 0 || h.item(at) >= cycle.length) {
      return 0;
    }
    double overdue = overdue(h, at);
    if (dueOnly) {
      return overdue < EARLY || overdue > LATE || h.orders(at) < 2
          ? 0
          : again[h.item(at)] * h.orderWeight(at) * Math.min(1, overdue);
    }
    return again[h.item(at)] * h.orderWeight(at) * (0.5 + 0.5 * Math.min(1, 2 * overdue));
  }

  @Override
  public void score(Query query, Scores into) {
    if (query.anchors().length > 0) {
      return;
    }
    History h = query.history();
    for (int at = 0; at < h.size(); at++) {
      double s = of(h, at);
      if (s > 0) {
        into.add(h.item(at), s);
      }
    }
  }

  @Override
  public @Nullable Evidence why(Query query, int item) {
    History h = query.history();
    int at = h.position(item);
    if (at < 0 || query.anchors().length > 0 || !(of(h, at) > 0)) {
      return null;
    }
    long days = (long) Math.max(0, (h.now() - (double) h.lastOrder(at)) / DAY);
    return new Evidence(name, Evidence.Kind.BOUGHT_BEFORE, -1, h.orders(at), days);
  }
}
