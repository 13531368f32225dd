/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.input;

/** Input that cannot be used. The message names the field and says what is allowed. */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field path of the offending field, e.g. {@code goal.horizonDays}
   * @param problem what is wrong and what is allowed, e.g. {@code must be 1..730, was 0}
   */
  public InvalidInputException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  /** Path of the offending field. */
  public String field() {
    return field;
  }
}
