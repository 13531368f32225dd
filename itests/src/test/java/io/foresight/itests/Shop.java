/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.simulation.JsonLinesWriter;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small simulated shop on a real Unomi, with the Mautic stand-in beside it: history imported,
 * models trained and live, everybody scored, a segment made. Work is slowed a little, so that a
 * test can interfere with it.
 */
final class Shop implements AutoCloseable {
  /** The product's now. The history ends here. */
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  /** Contacts in one request. */
  static final int BATCH = 20;

  static final String SEGMENT = "purchase-30d-high-very-high";
  private static final String HISTORY = "shop.jsonl.gz";
  private static final int PEOPLE = Integer.getInteger("benchmark.shop", 500);
  private static final int DAYS = 365;

  final Platform platform;
  final JobDesk jobs;
  final MauticDesk mautic;

  /** Requests with which the undisturbed first sync changed something. */
  int firstSyncWrites;

  /** Contacts after it. */
  int firstSyncContacts;

  /** The jobs that were run undisturbed, by verb. */
  final Map<String, JsonNode> undisturbed = new TreeMap<>();

  private Shop(Platform platform, MauticDesk mautic) {
    this.platform = platform;
    this.jobs = new JobDesk(platform);
    this.mautic = mautic;
  }

  static Shop open() {
    MauticDesk mautic = new MauticDesk();
    try {
      Path work = Files.createDirectories(Path.of(System.getProperty("foresight.work")));
      Path directory = Files.createTempDirectory(work, "shop");
      Platform platform =
          new Platform(
              directory,
              options ->
                  options
                      .systemProperty("foresight.clock.start", NOW.toString())
                      .environment("FORESIGHT_SCHEDULE_TRAINDAYS", "0")
                      .environment("FORESIGHT_SCHEDULE_SCOREHOURS", "0")
                      .environment("FORESIGHT_SCHEDULE_SYNCMINUTES", "0")
                      .environment("FORESIGHT_SCHEDULE_FEEDBACKMINUTES", "0")
                      .environment("FORESIGHT_SCHEDULE_RECOMMENDDAYS", "0")
                      .environment("FORESIGHT_SCHEDULE_RECOMMENDPROFILESHOURS", "0")
                      .environment("FORESIGHT_TRAINING_MAXSNAPSHOTS", "4")
                      .environment("FORESIGHT_IMPORT_MAXMEGABYTES", "1")
                      .environment("FORESIGHT_SCORING_PROFILESPERSECOND", "100")
                      .environment("FORESIGHT_MAUTIC_URL", mautic.url())
                      .environment("FORESIGHT_MAUTIC_CLIENT_ID", "1_standin")
                      .environment("FORESIGHT_MAUTIC_CLIENT_SECRET", "stand-in-secret")
                      .environment("FORESIGHT_MAUTIC_BATCH_SIZE", String.valueOf(BATCH)),
              Platform.KAR);
      Shop shop = new Shop(platform, mautic);
      shop.fill();
      return shop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void fill() throws IOException, InterruptedException {
    Platform.await("readiness", () -> platform.status("cxs/foresight/health/ready") == 200);
    Path folder = Files.createDirectories(importFolder());
    try (JsonLinesWriter out = JsonLinesWriter.to(folder.resolve(HISTORY))) {
      new SimulatedShop(7, PEOPLE, DAYS, NOW).writeTo(out);
    }
    jobs.run("imports", "{\"file\": \"" + HISTORY + "\"}");
    runUndisturbed("train", "{}");
    runUndisturbed("score", "{\"rebuild\": true}");
    JsonNode bands = Platform.JSON.readTree("{\"bands\": [\"high\", \"very_high\"]}");
    platform.send("POST", "cxs/foresight/goals/purchase-30d/segments", bands);
    runUndisturbed("sync", "");
    firstSyncWrites = mautic.now().journal().writes();
    firstSyncContacts = mautic.now().contactCount();
  }

  /** Runs a job to its end and keeps it for comparison. */
  void runUndisturbed(String verb, String body) throws IOException, InterruptedException {
    JsonNode job = jobs.awaitEnd(jobs.submit(verb, body));
    undisturbed.put(verb, job);
  }

  Path importFolder() {
    return platform.unomi.home().resolve("data/foresight/import");
  }

  @Override
  public void close() {
    platform.close();
    mautic.close();
  }
}
