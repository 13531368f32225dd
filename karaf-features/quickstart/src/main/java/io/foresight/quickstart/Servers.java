/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** The platform: what is started before there is anything to talk to. */
interface Servers extends AutoCloseable {
  void startElasticsearch(Progress progress) throws IOException;

  /** Starts the stand-in and says how to get in. */
  MauticAccess startStandIn(Instant now, Progress progress)
      throws IOException, InterruptedException;

  /**
   * Starts Unomi with Foresight installed and waits until Foresight is ready.
   *
   * @param now where the product's clock starts
   * @return root of Foresight's REST interface, with a slash at its end
   */
  URI startUnomi(Instant now, MauticAccess mautic, Progress progress)
      throws IOException, InterruptedException;

  /** Where Foresight looks for files to import. */
  Path importFolder();

  /** Ends everything that was started, the last first. Never fails. */
  @Override
  void close();
}
