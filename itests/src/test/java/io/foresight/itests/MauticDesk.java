/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import io.foresight.embedded.Ports;
import io.foresight.mautic.standin.Fault;
import io.foresight.mautic.standin.MauticStandIn;
import io.foresight.mautic.standin.StandInOptions;
import java.time.Duration;

/** The Mautic stand-in on a port that stays the same when an empty one takes its place. */
final class MauticDesk implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofMillis(150);
  private static final int MANY = 1_000_000;

  private final int port = Ports.free();
  private MauticStandIn standIn = open();

  MauticStandIn now() {
    return standIn;
  }

  /** A Mautic that knows nobody. */
  void replaceByEmpty() {
    standIn.close();
    standIn = open();
  }

  /** As slow with writing as real ones are. */
  private MauticStandIn open() {
    MauticStandIn fresh = MauticStandIn.start(new StandInOptions().port(port));
    fresh.faults().next(MANY, Fault.slow(ANSWER), "(POST|PUT|PATCH) /api/.*");
    return fresh;
  }

  String url() {
    return standIn.url();
  }

  @Override
  public void close() {
    standIn.close();
  }
}
