/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;

/** Runs steps one after the other, shows each and remembers how long it took. */
final class Steps {
  /** What a step does. */
  @FunctionalInterface
  interface Work<T> {
    T run(Progress progress) throws Exception;
  }

  private final Console console;
  private final Clock clock;
  private final int total;
  private final ArrayNode done = JsonNodeFactory.instance.arrayNode();

  /**
   * @param total how many steps there will be, for "3/12"
   */
  Steps(Console console, Clock clock, int total) {
    this.console = console;
    this.clock = clock;
    this.total = total;
  }

  /**
   * Runs a step.
   *
   * @param id stable name of the step in the JSON report
   * @param title what it does, in words
   * @throws QuickstartException if it fails; its message begins with the title
   */
  <T> T run(String id, String title, Work<T> work) {
    String label = String.format(Locale.ROOT, "%2d/%d  %s", done.size() + 1, total, title);
    console.begin(label);
    long began = clock.millis();
    try {
      T result = work.run((phase, part, whole) -> console.progress(label, phase, part, whole));
      finish(id, title, label, clock.millis() - began, false);
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QuickstartException(title + " was interrupted", e);
    } catch (Exception e) {
      throw new QuickstartException(title + " failed: " + reason(e), e);
    }
  }

  /** Notes a step that an earlier start has already done. */
  void skip(String id, String title) {
    String label = String.format(Locale.ROOT, "%2d/%d  %s", done.size() + 1, total, title);
    finish(id, title, label, 0, true);
  }

  /** What was done: {@code id, title, seconds, skipped}. */
  JsonNode report() {
    return done;
  }

  private void finish(String id, String title, String label, long millis, boolean skipped) {
    ObjectNode step = done.addObject();
    step.put("id", id);
    step.put("title", title);
    step.put("seconds", millis / 1000.0);
    step.put("skipped", skipped);
    int dots = Math.max(3, 72 - label.length());
    String time =
        skipped ? "already there" : String.format(Locale.ROOT, "%8.1f s", millis / 1000.0);
    console.line(label + " " + ".".repeat(dots) + " " + time);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
