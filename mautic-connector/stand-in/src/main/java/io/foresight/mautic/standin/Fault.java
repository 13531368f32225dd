/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Duration;
import java.util.Locale;

/** Something that goes wrong with one request. Immutable. */
public final class Fault {
  /** What kind. */
  enum Kind {
    STATUS,
    GARBAGE,
    SLOW,
    RESET,
    LOST_ANSWER
  }

  final Kind kind;
  final int status;
  final Duration delay;

  private Fault(Kind kind, int status, Duration delay) {
    this.kind = kind;
    this.status = status;
    this.delay = delay;
  }

  /**
   * Answers with a status and the body Mautic uses for it, without doing what was asked. 401 is an
   * expired token, 403 a switched-off API, 429 says that the limit is reset {@link #rateLimited
   * after} a minute.
   */
  public static Fault status(int status) {
    return new Fault(Kind.STATUS, status, Duration.ofMinutes(1));
  }

  /** 429, and when the limit is reset. */
  public static Fault rateLimited(Duration untilReset) {
    return new Fault(Kind.STATUS, 429, untilReset);
  }

  /** Status 200 with a page of HTML, as a proxy or a PHP warning makes it. */
  public static Fault garbage() {
    return new Fault(Kind.GARBAGE, 200, Duration.ZERO);
  }

  /** Does what was asked, but only after a while. */
  public static Fault slow(Duration delay) {
    return new Fault(Kind.SLOW, 0, delay);
  }

  /** Closes the connection without doing what was asked. */
  public static Fault reset() {
    return new Fault(Kind.RESET, 0, Duration.ZERO);
  }

  /** Does what was asked, then closes the connection without an answer. */
  public static Fault lostAnswer() {
    return new Fault(Kind.LOST_ANSWER, 0, Duration.ZERO);
  }

  /** A fault by name, for the control endpoint: a status, garbage, slow, reset or lost-answer. */
  static Fault named(String name, long delayMillis) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "garbage":
        return garbage();
      case "slow":
        return slow(Duration.ofMillis(delayMillis));
      case "reset":
        return reset();
      case "lost-answer":
        return lostAnswer();
      default:
        return status(Integer.parseInt(name));
    }
  }

  Answer answer(long nowSeconds) {
    switch (status) {
      case 401:
        return Answer.failure(401, "The access token provided has expired.", "invalid_grant");
      case 403:
        return Answer.failure(
            403,
            "API disabled. You need to enable the API in the API settings of Mautic's"
                + " Configuration.",
            "api_disabled");
      case 404:
        return Answer.notFound("Item was not found.");
      case 422:
        return Refusal.invalid(422, java.util.Map.of("email", "This field must be unique.")).answer;
      case 429:
        return Answer.refused(
                429, "You exceeded the rate limit of 5 API calls per hour.", java.util.Map.of())
            .header("X-RateLimit-Limit", "5")
            .header("X-RateLimit-Remaining", "0")
            .header("X-RateLimit-Reset", String.valueOf(nowSeconds + delay.getSeconds()));
      default:
        return Answer.crash(status);
    }
  }
}
