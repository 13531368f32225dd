/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The way from nothing to the report, step by step. */
final class Journey {
  static final String USER = "karaf";
  static final String PASSWORD = "karaf";

  private final Options options;
  private final History history;
  private final Servers servers;
  private final Clock clock;
  private final Duration pause;
  private final Path folder;
  private final Steps steps;

  /**
   * @param folder of this history's data, see {@link History#key}
   * @param pause between two looks at a job
   */
  Journey(
      Options options,
      History history,
      Servers servers,
      Console console,
      Clock clock,
      Duration pause,
      Path folder) {
    this.options = options;
    this.history = history;
    this.servers = servers;
    this.clock = clock;
    this.pause = pause;
    this.folder = folder;
    this.steps = new Steps(console, clock, options.mautic == null ? 12 : 10);
  }

  /**
   * Goes all the way.
   *
   * @return the report with the keys that {@code docs/report.md} describes
   * @throws QuickstartException if a step fails
   */
  ObjectNode run() throws IOException, InterruptedException {
    long began = clock.millis();
    Files.createDirectories(folder);
    Marks marks = new Marks(folder.resolve("done.json"));
    ObjectNode report = RestClient.JSON.createObjectNode();
    report.put("format", 1);
    report.set("input", history.describe());

    History.Ready ready = steps.run("history", history.title(), p -> history.prepare(folder, p));
    report.put("asOf", ready.asOf.toString());
    run("elasticsearch", "Starting Elasticsearch", servers::startElasticsearch);
    MauticAccess mautic = options.mautic;
    if (mautic == null) {
      mautic =
          steps.run(
              "stand-in", "Starting the Mautic stand-in", p -> servers.startStandIn(ready.asOf, p));
    }
    MauticAccess access = mautic;
    URI root =
        steps.run(
            "unomi",
            "Starting Unomi with Foresight",
            p -> servers.startUnomi(ready.asOf, access, p));

    RestClient rest = new RestClient(root, USER, PASSWORD);
    JobRunner jobs = new JobRunner(rest, pause);
    JsonNode counts =
        once(
            marks,
            "import",
            "Importing the history",
            p -> new ImportStep(jobs, servers.importFolder()).run(ready, p));
    report.set("counts", counts.deepCopy());
    JsonNode trained =
        once(marks, "train", "Learning and testing models", p -> jobs.run("train", Map.of(), p));
    once(marks, "score", "Scoring everybody", p -> jobs.run("score", Map.of(), p));
    SegmentStep segments = new SegmentStep(rest);
    JsonNode made = steps.run("segments", "Creating segments", segments::run);
    MauticSteps delivery = new MauticSteps(jobs, access, options.seed, clockAt(ready));
    report.set("mautic", deliver(delivery, marks, access));
    steps.run(
        "report",
        "Reading everything back",
        p -> {
          new ReportReader(rest).readInto(report, trained.path("goals"), p);
          return report;
        });
    segments.addTo(report, made);
    report.set("steps", steps.report());
    report.put("seconds", (clock.millis() - began) / 1000.0);
    report.set("next", new NextSteps(options, root, access, folder).of(report));
    return report;
  }

  private ObjectNode deliver(MauticSteps delivery, Marks marks, MauticAccess access)
      throws IOException {
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("url", access.url.toString());
    out.put("standIn", options.mautic == null);
    out.set("sync", steps.run("sync", "Telling Mautic", delivery::sync));
    if (options.mautic == null) {
      out.set("reactions", once(marks, "reactions", "Letting recipients react", delivery::react));
    }
    out.set("feedback", steps.run("feedback", "Taking the reactions back", delivery::feedback));
    return out;
  }

  /** A clock that stands at the moment from which the history is the past. */
  private static Clock clockAt(History.Ready ready) {
    return Clock.fixed(ready.asOf, java.time.ZoneOffset.UTC);
  }

  private interface Action {
    void run(Progress progress) throws Exception;
  }

  private void run(String id, String title, Action action) {
    steps.run(
        id,
        title,
        p -> {
          action.run(p);
          return title;
        });
  }

  /** Does what an earlier start on the same data has not done yet. */
  private JsonNode once(Marks marks, String id, String title, Steps.Work<? extends JsonNode> work)
      throws IOException {
    JsonNode done = marks.get(id);
    if (done != null) {
      steps.skip(id, title);
      return done;
    }
    JsonNode result = steps.run(id, title, work);
    marks.put(id, result);
    return result;
  }
}
