/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What all customers share: the time line, the catalogue, the seasons and the mailings. */
final class World {
  final long seed;
  final int days;
  final Instant start;
  final Instant end;
  final Catalogue catalogue;
  final Seasons seasons;
  final MailPlan mailPlan;

  World(long seed, int days, Instant end) {
    this.seed = seed;
    this.days = days;
    this.end = end;
    this.start = end.minus(Duration.ofDays(days));
    this.catalogue = new Catalogue(seed);
    this.seasons = new Seasons(end.atZone(ZoneOffset.UTC).toLocalDate());
    this.mailPlan = new MailPlan(this);
  }

  /** The UTC date a day of the simulation, counted from 0, begins on. */
  LocalDate date(int day) {
    return start.plus(Duration.ofDays(day)).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Day of the simulation, may be negative or beyond its end. */
  int dayOf(Instant time) {
    return (int) Math.floorDiv(time.toEpochMilli() - start.toEpochMilli(), 86_400_000L);
  }
}
