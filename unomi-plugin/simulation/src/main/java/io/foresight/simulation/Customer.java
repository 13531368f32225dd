/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What drives one person. Purchases follow Pareto/NBD (Schmittlein, Morrison and Colombo 1987,
 * doi:10.1287/mnsc.33.1.1): a gamma-distributed rate while alive and an exponential lifetime whose
 * rate is gamma-distributed too. Depends on the shop's seed and the person's number alone.
 */
final class Customer {
  /** Orders a day after joining: gamma with this shape and mean. */
  static final double RATE_SHAPE = 0.8;

  static final double RATE_MEAN = 1.0 / 56;

  private static final double LIFETIME_SHAPE = 2.5;
  private static final double DROPOUT_MEAN = 1.0 / 340;
  private static final double ANONYMOUS = 0.18;
  private static final String[] DEVICES = {"mobile", "desktop", "tablet", "other"};
  private static final double[] DEVICE_WEIGHTS = {0.52, 0.38, 0.08, 0.02};

  final int index;
  final String id;
  final boolean anonymous;
  final Names names;
  final Country country;

  /** When the person turns up, as a share of the simulated time, 0..1. */
  final double joins;

  final double rate;
  final double lifetimeDays;
  final boolean buysAtOnce;
  final double visitRate;
  final double[] taste;
  final double level;
  final double sensitivity;
  final int bestHour;
  final double engagement;
  final boolean appleMail;
  final String device;
  final @Nullable Boolean consent;

  /** Days after joining when the address stops existing. */
  final double addressLastsDays;

  /** With what mail is read, and what stands between the sender and the inbox. */
  final MailClient mailClient;

  private Customer(int index, Draw draw) {
    this.index = index;
    this.anonymous = draw.chance(ANONYMOUS);
    this.id = String.format(Locale.ROOT, "%s%06d", anonymous ? "visitor-" : "customer-", index);
    this.names = new Names(draw, index);
    this.country = Country.draw(draw);
    this.joins = draw.chance(0.45) ? 0.12 * draw.uniform() : draw.uniform();
    this.rate = anonymous ? 0 : draw.gamma(RATE_SHAPE, RATE_MEAN);
    double dropout = draw.gamma(LIFETIME_SHAPE, DROPOUT_MEAN);
    this.lifetimeDays = draw.exponential(1 / dropout) * (anonymous ? 0.15 : 1);
    this.buysAtOnce = !anonymous && draw.chance(0.62);
    this.visitRate = draw.gamma(1.2, 1.0 / 90) + 0.4 * rate;
    this.taste = taste(draw);
    this.level = Math.exp(0.5 * draw.gaussian());
    this.sensitivity = draw.chance(0.3) ? draw.between(0.6, 1) : draw.between(0, 0.3);
    this.bestHour = bestHour(draw);
    this.engagement = draw.beta(1.3, 2.4);
    this.appleMail = draw.chance(0.38);
    this.device = DEVICES[draw.pick(DEVICE_WEIGHTS)];
    double agrees = draw.uniform();
    this.consent = anonymous ? null : agrees < 0.84 ? Boolean.TRUE : agrees < 0.93 ? false : null;
    this.addressLastsDays = draw.exponential(9000);
    this.mailClient = new MailClient(appleMail, draw);
  }

  static Customer of(long seed, int index) {
    return new Customer(index, Draw.of(seed, Draw.Stream.TRAITS, index));
  }

  /** The device of one visit: mostly the usual one. */
  String device(Draw draw) {
    return draw.chance(0.85) ? device : DEVICES[draw.pick(DEVICE_WEIGHTS)];
  }

  /** Dirichlet with a small concentration: most people like two or three categories. */
  private static double[] taste(Draw draw) {
    double[] t = new double[Category.size()];
    double sum = 0;
    for (int i = 0; i < t.length; i++) {
      t[i] = draw.gamma(0.45, 1) + 1e-9;
      sum += t[i];
    }
    for (int i = 0; i < t.length; i++) {
      t[i] /= sum;
    }
    return t;
  }

  /** Local hour at which mail is read: morning, lunch or evening people, some at night. */
  private static int bestHour(Draw draw) {
    double[] centres = {7.5, 12.5, 19.5, 22.5};
    double[] weights = {0.27, 0.2, 0.43, 0.1};
    double h = centres[draw.pick(weights)] + 1.1 * draw.gaussian();
    return Math.floorMod((int) Math.floor(h), 24);
  }
}
