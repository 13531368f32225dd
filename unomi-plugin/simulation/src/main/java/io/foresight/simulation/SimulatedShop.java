/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A shop with customers, a catalogue, newsletters and seasons that lived for some time. The same
 * arguments give the same events, byte for byte; a customer's life does not depend on how many
 * others there are.
 */
public final class SimulatedShop {
  /** About 600,000 events with {@link #DEFAULT_DAYS}. */
  public static final int DEFAULT_PROFILES = 5_000;

  /** Two autumns, so that a season can be learned from one and tested on the other. */
  public static final int DEFAULT_DAYS = 540;

  /** Most that ids have room for. */
  public static final int MAX_PROFILES = 1_000_000;

  private final int profiles;
  private final World world;

  /**
   * @param seed decides everything that is left to chance
   * @param profiles how many people turn up, 0..1,000,000; about one in six stays anonymous
   * @param days length of the history, 0..3,650; nothing happens in 0 days
   * @param end all events happen before this moment
   * @throws IllegalArgumentException if a number is out of range
   */
  public SimulatedShop(long seed, int profiles, int days, Instant end) {
    if (profiles < 0 || profiles > MAX_PROFILES) {
      throw new IllegalArgumentException("profiles must be 0..1000000, was " + profiles);
    }
    if (days < 0 || days > 3_650) {
      throw new IllegalArgumentException("days must be 0..3650, was " + days);
    }
    this.profiles = profiles;
    this.world = new World(seed, days, end);
  }

  /** How many people turn up. */
  public int profiles() {
    return profiles;
  }

  /**
   * Writes everybody's events, one person after the other, each person's in time order. Memory does
   * not grow with the number of people.
   *
   * @throws IOException what the writer throws
   */
  public void writeTo(EventWriter out) throws IOException {
    for (int i = 0; i < profiles; i++) {
      for (SimulatedEvent e : eventsOf(i)) {
        out.write(e);
      }
    }
  }

  /** Events of one person, numbered from 0, in time order. */
  public List<SimulatedEvent> eventsOf(int index) {
    return new Life(world, Customer.of(world.seed, check(index))).events();
  }

  /** What really drove one person, numbered from 0. For tests alone. */
  public Truth truthOf(int index) {
    return new Truth(world, Customer.of(world.seed, check(index)));
  }

  /** The shop's people as recipients of mailings sent at any time. */
  public Reactions reactions() {
    return new Reactions(world.seed, world);
  }

  private int check(int index) {
    if (index < 0 || index >= profiles) {
      throw new IllegalArgumentException("index must be below " + profiles + ", was " + index);
    }
    return index;
  }
}
