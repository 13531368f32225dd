/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.input.InvalidInputException;
import java.util.Locale;
import java.util.Set;

/** A name under which a decision is taken. */
final class Person {
  private static final Set<String> NOBODY =
      Set.of("automatic", "system", "operator", "admin", "anonymous", "unknown");

  private Person() {}

  /**
   * The name with white space tidied.
   *
   * @throws InvalidInputException if it names no person
   */
  static String named(String by) {
    String name = by.trim().replaceAll("\\s+", " ");
    if (name.length() < 2 || name.length() > 80 || NOBODY.contains(key(name))) {
      throw new InvalidInputException(
          "by", "must be the name of a person (2..80 characters, not " + NOBODY + "), was " + by);
    }
    return name;
  }

  /** What makes two names the same person. */
  static String key(String name) {
    return name.trim().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
