/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;

/**
 * Prints steps and their progress. On a terminal the progress rewrites its line; elsewhere it is a
 * line of its own every few seconds.
 */
final class Console {
  private static final int WIDTH = 100;
  private static final long TERMINAL_MILLIS = 100;
  private static final long FILE_MILLIS = 5_000;

  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private long shownAt;
  private int shownLength;

  Console(PrintStream out, boolean terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  synchronized void line(String text) {
    wipe();
    out.println(text);
    out.flush();
  }

  /** Starts a step; its first progress follows soon. */
  synchronized void begin(String title) {
    shownAt = clock.millis();
    if (terminal) {
      show(title + " ...");
    } else {
      line(title + " ...");
    }
  }

  synchronized void progress(String title, String phase, long done, long total) {
    long now = clock.millis();
    if (now - shownAt >= (terminal ? TERMINAL_MILLIS : FILE_MILLIS)) {
      shownAt = now;
      String text = title + ": " + phase + amount(done, total);
      if (terminal) {
        show(text);
      } else {
        out.println("      " + text);
        out.flush();
      }
    }
  }

  private static String amount(long done, long total) {
    if (done < 0) {
      return "";
    }
    if (total <= 0) {
      return String.format(Locale.ROOT, " %,d", done);
    }
    return String.format(
        Locale.ROOT, " %,d of %,d (%d %%)", done, total, Math.min(100, 100 * done / total));
  }

  private void show(String text) {
    wipe();
    String cut = text.length() < WIDTH ? text : text.substring(0, WIDTH - 2) + "…";
    out.print(cut);
    out.flush();
    shownLength = cut.length();
  }

  private void wipe() {
    if (shownLength > 0) {
      out.print("\r" + " ".repeat(shownLength) + "\r");
      shownLength = 0;
    }
  }
}
