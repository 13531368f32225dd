/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.InvalidInputException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports wrong parameters once each: a bad rule would otherwise fill the log at every event. */
final class InvalidConditions {
  private static final Logger LOG = LoggerFactory.getLogger(InvalidConditions.class);
  private static final int REMEMBERED = 1000;

  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /** Logs the problem unless it was logged before. */
  void report(InvalidInputException problem) {
    if (reported.size() >= REMEMBERED) {
      reported.clear();
    }
    if (reported.add(String.valueOf(problem.getMessage()))) {
      LOG.error("Condition matches nothing: {}", problem.getMessage());
    }
  }
}
