/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One customer from joining to the end of the simulation. */
final class Life {
  /** Visits in the days before an order, on average. */
  private static final double THINKING = 0.9;

  private static final double CART_SHARE = 0.16;

  private final World world;
  private final Customer customer;
  private final Journal journal;
  private final Truth truth;

  Life(World world, Customer customer) {
    this.world = world;
    this.customer = customer;
    this.journal = new Journal(world, customer);
    this.truth = new Truth(world, customer);
  }

  /** Everything the customer does before the end, in time order. */
  List<SimulatedEvent> events() {
    return lived().events();
  }

  /** Ids of the events that machines made in the customer's name. */
  Set<String> machineEvents() {
    return lived().machineEvents();
  }

  private Journal lived() {
    if (world.days > 0) {
      join();
      orders();
      visits();
      mails();
    }
    return journal;
  }

  private void join() {
    Draw draw = Draw.of(world.seed, Draw.Stream.VISITS, ~customer.index);
    Visit visit = new Visit(world, customer, journal, draw, truth.joined());
    Visit.Depth depth = customer.buysAtOnce ? Visit.Depth.ORDER : Visit.Depth.LOOK;
    if (!customer.anonymous) {
      visit.page("/");
      visit.form(Boolean.TRUE.equals(customer.consent) ? "newsletter" : "registration");
    }
    Instant left = visit.live(depth, Mailing.MIXED, "/");
    if (!customer.anonymous && draw.chance(0.12)) {
      String favourite = Category.at(best(customer.taste)).label();
      journal.add(
          left.plusSeconds(30),
          "preference",
          null,
          "name",
          "favouriteCategory",
          "value",
          favourite);
      if (draw.chance(0.1)) {
        journal.tell(Map.of("lastName", Names.otherLast(draw)), Map.of());
      }
    }
  }

  private void orders() {
    Draw draw = Draw.of(world.seed, Draw.Stream.ORDERS, customer.index);
    for (int day = truth.firstDay(); day <= truth.lastDay(); day++) {
      LocalDate date = world.date(day);
      double mean = customer.rate * world.seasons.demand(date, customer.sensitivity);
      for (int n = draw.poisson(mean); n > 0; n--) {
        Instant at = moment(date, draw);
        new Visit(world, customer, journal, draw, at)
            .live(Visit.Depth.ORDER, Mailing.MIXED, landing(draw));
        for (int before = draw.poisson(THINKING); before > 0; before--) {
          Instant earlier = at.minusSeconds(3600 + (long) draw.exponential(3.5 * 86400));
          if (earlier.isAfter(truth.joined())) {
            visit(earlier, draw);
          }
        }
      }
    }
  }

  private void visits() {
    Draw draw = Draw.of(world.seed, Draw.Stream.VISITS, customer.index);
    for (int day = truth.firstDay(); day <= truth.lastDay(); day++) {
      LocalDate date = world.date(day);
      double mean = customer.visitRate * world.seasons.demand(date, customer.sensitivity);
      for (int n = draw.poisson(mean); n > 0; n--) {
        visit(moment(date, draw), draw);
      }
    }
  }

  private void mails() {
    if (Boolean.TRUE.equals(customer.consent)) {
      new Mailbox(world, customer, truth, journal).live();
    }
  }

  private void visit(Instant at, Draw draw) {
    Visit.Depth depth = draw.chance(CART_SHARE) ? Visit.Depth.CART : Visit.Depth.LOOK;
    new Visit(world, customer, journal, draw, at).live(depth, Mailing.MIXED, landing(draw));
  }

  private static String landing(Draw draw) {
    return draw.chance(0.6) ? "/" : "/" + Category.at(draw.whole(0, 7)).label();
  }

  /** A moment of the day, by the person's own clock: mostly around the hours the person reads. */
  private Instant moment(LocalDate date, Draw draw) {
    double hour =
        draw.chance(0.5) ? customer.bestHour + 0.5 + 1.5 * draw.gaussian() : draw.between(8, 23);
    double kept = ((hour % 24) + 24) % 24;
    Instant midnight = date.atStartOfDay(customer.country.zone()).toInstant();
    Instant at = midnight.plusMillis((long) (kept * 3_600_000));
    Instant earliest = truth.joined().plus(Duration.ofHours(2));
    return at.isBefore(earliest) ? earliest : at;
  }

  private static int best(double[] taste) {
    int best = 0;
    for (int i = 1; i < taste.length; i++) {
      best = taste[i] > taste[best] ? i : best;
    }
    return best;
  }
}
