/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What really drove one customer. For tests alone: nothing that is part of the product, and nothing
 * the quickstart prints, may read it.
 */
public final class Truth {
  private final World world;
  private final Customer customer;
  private final Instant joined;
  private final Instant aliveUntil;

  Truth(World world, Customer customer) {
    this.world = world;
    this.customer = customer;
    long span = Duration.between(world.start, world.end).toMillis();
    this.joined = world.start.plusMillis((long) (customer.joins * 0.98 * span));
    this.aliveUntil = joined.plusMillis((long) (customer.lifetimeDays * 86_400_000));
  }

  /** Id of the person in the events. */
  public String customer() {
    return customer.id;
  }

  /** Address of the person, known to the shop unless {@link #anonymous()}. */
  public String email() {
    return customer.names.email;
  }

  /** Never registered, never buys. */
  public boolean anonymous() {
    return customer.anonymous;
  }

  /** Orders per average day while alive, not counting the one at joining. */
  public double ordersPerDay() {
    return customer.rate;
  }

  /** When the person first turned up. */
  public Instant joined() {
    return joined;
  }

  /** From then on nothing but mail reaches the person. May lie after the end. */
  public Instant aliveUntil() {
    return aliveUntil;
  }

  /** Whether the person would still buy when the simulation ends. */
  public boolean aliveAtEnd() {
    return aliveUntil.isAfter(world.end);
  }

  /** Whether the first order came with joining. */
  public boolean boughtAtJoining() {
    return customer.buysAtOnce;
  }

  /** Orders expected within the simulated time besides the one at joining. */
  public double expectedOrders() {
    double sum = 0;
    for (int day = firstDay(); day <= lastDay(); day++) {
      sum += customer.rate * world.seasons.demand(world.date(day), customer.sensitivity);
    }
    return sum;
  }

  /** Ids of the mail opens and clicks that no human made; see {@link SimulatedEvent#id}. */
  public Set<String> machineEvents() {
    return new Life(world, customer).machineEvents();
  }

  /** Local hour of the day, 0..23, at which mail is most likely to be read. */
  public int bestHour() {
    return customer.bestHour;
  }

  /** Time zone of the person, e.g. {@code Europe/Berlin}. */
  public String zone() {
    return customer.country.zone().getId();
  }

  /** How readily mail is opened and clicked, 0..1. */
  public double engagement() {
    return customer.engagement;
  }

  /** How much the person waits for discounts, 0..1. */
  public double discountSensitivity() {
    return customer.sensitivity;
  }

  /** Share of interest in a category, 0..1; all categories sum to 1. */
  public double taste(String category) {
    for (Category c : Category.values()) {
      if (c.label().equals(category)) {
        return customer.taste[c.ordinal()];
      }
    }
    throw new IllegalArgumentException("unknown category " + category);
  }

  Instant addressUntil() {
    return joined.plusMillis((long) (customer.addressLastsDays * 86_400_000));
  }

  /** First day on which orders other than the one at joining are possible. */
  int firstDay() {
    return world.dayOf(joined) + 1;
  }

  int lastDay() {
    return Math.min(world.days, world.dayOf(aliveUntil)) - 1;
  }
}
