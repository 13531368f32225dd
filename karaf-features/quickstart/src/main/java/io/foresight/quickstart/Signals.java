/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Makes Ctrl-C an ordinary end: servers are stopped in order, which shutdown hooks, all running at
 * once, cannot do.
 */
final class Signals {
  private Signals() {}

  /**
   * @param main interrupted, so that a step that is running ends
   * @param stop released, so that serving ends
   */
  static void onEnd(Thread main, CountDownLatch stop) {
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      try {
        Signal.handle(
            new Signal(name),
            signal -> {
              if (stop.getCount() == 0) {
                // Asked twice: somebody is in a hurry.
                Runtime.getRuntime().halt(130);
              }
              stop.countDown();
              main.interrupt();
            });
      } catch (IllegalArgumentException e) {
        // This system has no such signal.
      }
    }
  }
}
