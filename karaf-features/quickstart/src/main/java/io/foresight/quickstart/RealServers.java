/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import io.foresight.embedded.ElasticsearchServer;
import io.foresight.embedded.UnomiOptions;
import io.foresight.embedded.UnomiServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Elasticsearch, Unomi and the Mautic stand-in as real child processes. */
final class RealServers implements Servers {
  private static final String FORESIGHT = "cxs/foresight/";
  private static final Duration READY = Duration.ofMinutes(3);
  private static final String HEAP = "1g";

  private final Distribution distribution;
  private final Options options;
  private final Path folder;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private @Nullable UnomiServer unomi;

  RealServers(Distribution distribution, Options options, Path folder) {
    this.distribution = distribution;
    this.options = options;
    this.folder = folder;
  }

  @Override
  public void startElasticsearch(Progress progress) {
    progress.say("starting");
    int port = options.ports.of(Option.ES_PORT);
    started.push(ElasticsearchServer.start(folder.resolve("elasticsearch"), port, HEAP));
  }

  @Override
  public MauticAccess startStandIn(Instant now, Progress progress) throws IOException {
    progress.say("starting");
    Files.createDirectories(folder);
    StandInProcess standIn =
        StandInProcess.start(
            options.ports.of(Option.MAUTIC_PORT), folder.resolve("mautic-stand-in.log"));
    started.push(standIn);
    return standIn.access();
  }

  @Override
  public URI startUnomi(Instant now, MauticAccess mautic, Progress progress) throws IOException {
    UnomiOptions o =
        new UnomiOptions(distribution.unomi(), folder.resolve("unomi"))
            .http(options.ports.of(Option.HTTP_PORT), options.ports.of(Option.HTTPS_PORT))
            .ssh(options.ports.of(Option.SSH_PORT))
            .elasticsearch("127.0.0.1:" + options.ports.of(Option.ES_PORT))
            .password(Journey.PASSWORD)
            .deploy(distribution.kar())
            .systemProperty("foresight.clock.start", now.toString())
            .environment("FORESIGHT_CURRENCY", OrderMappings.currency(options.mapping))
            .environment("FORESIGHT_MAUTIC_URL", mautic.url.toString());
    if (mautic.clientId != null && mautic.clientSecret != null) {
      o.environment("FORESIGHT_MAUTIC_CLIENT_ID", mautic.clientId);
      o.environment("FORESIGHT_MAUTIC_CLIENT_SECRET", mautic.clientSecret);
    } else if (mautic.user != null && mautic.password != null) {
      o.environment("FORESIGHT_MAUTIC_USER", mautic.user);
      o.environment("FORESIGHT_MAUTIC_PASSWORD", mautic.password);
    }
    UnomiServer server = UnomiServer.start(o, progress::say);
    started.push(server);
    unomi = server;
    progress.say("waiting for Foresight");
    server.awaitOk(FORESIGHT + "health/ready", READY, progress::say);
    return server.uri().resolve("/" + FORESIGHT);
  }

  @Override
  public Path importFolder() {
    if (unomi == null) {
      throw new IllegalStateException("Unomi is not started");
    }
    return unomi.home().resolve("data/foresight/import");
  }

  @Override
  public void close() {
    // The interrupt that ends the work must not end the orderly stop.
    boolean interrupted = Thread.interrupted();
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          interrupted = true;
        }
        // The others must be stopped all the same.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
