/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What shall go wrong with the next requests. Thread-safe. */
public final class Faults {
  private static final class Planned {
    final Fault fault;
    final Predicate<String> matches;
    int left;

    Planned(Fault fault, Predicate<String> matches, int left) {
      this.fault = fault;
      this.matches = matches;
      this.left = left;
    }
  }

  private final Deque<Planned> planned = new ArrayDeque<>();

  /** The next {@code count} API requests fail so. */
  public Faults next(int count, Fault fault) {
    return next(count, fault, ".* /api/.*");
  }

  /**
   * @param requests regular expression on {@code METHOD path}, e.g. {@code POST .*batch/new}
   */
  public synchronized Faults next(int count, Fault fault, String requests) {
    planned.add(new Planned(fault, Pattern.compile(requests).asMatchPredicate(), count));
    return this;
  }

  /** Nothing more goes wrong. */
  public synchronized void clear() {
    planned.clear();
  }

  synchronized Fault take(String request) {
    for (Iterator<Planned> i = planned.iterator(); i.hasNext(); ) {
      Planned p = i.next();
      if (p.matches.test(request)) {
        if (--p.left <= 0) {
          i.remove();
        }
        return p.fault;
      }
    }
    return null;
  }
}
