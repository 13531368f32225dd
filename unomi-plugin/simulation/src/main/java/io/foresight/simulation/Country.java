/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.ZoneId;

/** Where customers live, how many of a hundred, and by which clock. */
enum Country {
  GERMANY("DE", "Europe/Berlin", 38),
  AUSTRIA("AT", "Europe/Vienna", 9),
  SWITZERLAND("CH", "Europe/Zurich", 8),
  FRANCE("FR", "Europe/Paris", 12),
  NETHERLANDS("NL", "Europe/Amsterdam", 8),
  UNITED_KINGDOM("GB", "Europe/London", 11),
  PORTUGAL("PT", "Europe/Lisbon", 4),
  UNITED_STATES("US", "America/New_York", 6),
  CALIFORNIA("US", "America/Los_Angeles", 2),
  AUSTRALIA("AU", "Australia/Sydney", 2);

  private final String code;
  private final ZoneId zone;
  private final double weight;

  Country(String code, String zone, double weight) {
    this.code = code;
    this.zone = ZoneId.of(zone);
    this.weight = weight;
  }

  /** ISO 3166-1 alpha-2. */
  String code() {
    return code;
  }

  ZoneId zone() {
    return zone;
  }

  static Country draw(Draw draw) {
    Country[] all = values();
    double[] weights = new double[all.length];
    for (Country c : all) {
      weights[c.ordinal()] = c.weight;
    }
    return all[draw.pick(weights)];
  }
}
