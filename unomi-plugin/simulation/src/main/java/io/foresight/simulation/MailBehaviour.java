/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person does with one mail. The same rules make the history and the reactions to what is
 * sent later.
 */
final class MailBehaviour {
  private static final double HOUR = 3600;

  /** All times are null when the thing does not happen. */
  static final class Outcome {
    boolean bounced;
    boolean complained;
    boolean machineIsKnown;
    @Nullable Instant machineOpen;
    @Nullable Instant open;
    @Nullable Instant click;
    @Nullable Instant unsubscribe;
  }

  private MailBehaviour() {}

  /**
   * @param theme category the mail is about, or {@link Mailing#MIXED}
   * @param alive whether the person still cares about the shop
   * @param reachable whether the address still exists
   */
  static Outcome of(
      Customer c, Instant sent, int theme, boolean alive, boolean reachable, Draw draw) {
    Outcome o = new Outcome();
    if (!reachable || draw.chance(0.003)) {
      o.bounced = true;
      return o;
    }
    if (c.appleMail && draw.chance(0.92)) {
      o.machineOpen = sent.plusSeconds(draw.whole(3, 500));
      o.machineIsKnown = draw.chance(0.8);
    }
    double match = match(c, theme);
    double distance = distance(c, sent);
    if (draw.chance(openProbability(c, match, distance, alive))) {
      o.open = openTime(c, sent, distance, draw);
      if (draw.chance(clickProbability(c, match))) {
        o.click = o.open.plusSeconds(draw.whole(4, 180));
      } else if (draw.chance(alive ? 0.014 : 0.08)) {
        o.unsubscribe = o.open.plusSeconds(draw.whole(5, 90));
      }
    }
    o.complained = o.unsubscribe == null && draw.chance(0.0002);
    return o;
  }

  static double openProbability(Customer c, double match, double distance, boolean alive) {
    double hour = 0.55 + 0.65 * Math.exp(-distance * distance / 12);
    return Math.min(0.95, 1.2 * c.engagement * hour * match * (alive ? 1 : 0.12));
  }

  static double clickProbability(Customer c, double match) {
    return Math.min(0.7, (0.06 + 0.75 * c.engagement * c.engagement) * match * match);
  }

  /** 0.6 for a theme the person does not care about, up to 1.5 for the favourite one. */
  static double match(Customer c, int theme) {
    return theme == Mailing.MIXED ? 0.85 : 0.6 + 0.9 * Math.min(1, 2 * c.taste[theme]);
  }

  /** Hours between the sending and the person's best hour, 0..12. */
  static double distance(Customer c, Instant sent) {
    double hour = sent.atZone(c.country.zone()).toLocalTime().toSecondOfDay() / HOUR;
    double d = Math.abs(hour - (c.bestHour + 0.5));
    return Math.min(d, 24 - d);
  }

  /** Soon when the person is reading anyway, else mostly when the person reads next. */
  private static Instant openTime(Customer c, Instant sent, double distance, Draw draw) {
    if (distance > 1.5 && draw.chance(0.75)) {
      double hour = sent.atZone(c.country.zone()).toLocalTime().toSecondOfDay() / HOUR;
      double wait = c.bestHour + 0.5 + 0.6 * draw.gaussian() - hour;
      return sent.plusSeconds((long) (HOUR * (wait <= 0 ? wait + 24 : wait)));
    }
    return sent.plusSeconds(20 + (long) draw.exponential(0.6 * HOUR));
  }
}
