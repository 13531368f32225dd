/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.input.InvalidInputException;
import java.util.Locale;

/** How many persons must approve a model before it may go live. */
public enum ApprovalPolicy {
  /** None: what beats the baseline and passes its audits goes live by itself. */
  AUTOMATIC(0),
  /** One named person. */
  ONE(1),
  /** Two different named persons. */
  TWO(2);

  private final int persons;

  ApprovalPolicy(int persons) {
    this.persons = persons;
  }

  /** Persons needed, 0 to 2. */
  public int persons() {
    return persons;
  }

  /**
   * Reads a setting.
   *
   * @param value {@code automatic}, {@code one} or {@code two}, in any case
   * @throws InvalidInputException naming the setting
   */
  public static ApprovalPolicy of(String name, String value) {
    for (ApprovalPolicy p : values()) {
      if (p.name().equals(value.trim().toUpperCase(Locale.ROOT))) {
        return p;
      }
    }
    throw new InvalidInputException(name, "must be one of [automatic, one, two], was " + value);
  }
}
