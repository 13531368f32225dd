/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as the product's REST contract says. Every job takes a look or two. */
final class FakeProduct implements AutoCloseable {
  private static final String BASE = "/cxs/foresight/";

  final FakeWire wire = new FakeWire();

  FakeProduct() {
    wire.on("GET " + BASE + "health/live", 200, "{\"live\":true}");
    wire.on(
        "GET " + BASE + "status",
        200,
        "{\"profiles\":1200,\"live\":{\"purchase-30d\":\"purchase-30d-1\"}}");
    wire.on(
        "GET " + BASE + "goals",
        200,
        "[{\"id\":\"purchase-30d\",\"name\":\"Buys within 30 days\",\"happens\":true,"
            + "\"horizonDays\":30,\"outcome\":{\"role\":\"order\"}},"
            + "{\"id\":\"click-next-mail\",\"name\":\"Clicks in the next mail\",\"horizonDays\":7,"
            + "\"outcome\":{\"role\":\"mail_click\"}}]");
    wire.on(
        "GET " + BASE + "readiness",
        200,
        "[{\"goal\":\"purchase-30d\",\"ready\":true,\"checks\":[]},"
            + "{\"goal\":\"click-next-mail\",\"ready\":false,\"checks\":[{\"what\":\"clicks\","
            + "\"have\":120,\"need\":300,\"met\":false,\"expected\":\"2027-03-03\"},"
            + "{\"what\":\"days\",\"have\":99,\"need\":30,\"met\":true}]}]");
    wire.on(
        "GET " + BASE + "models?goal=purchase-30d",
        200,
        "[{\"version\":\"purchase-30d-2\",\"status\":\"candidate\"},"
            + "{\"version\":\"purchase-30d-1\",\"status\":\"live\"}]");
    wire.on("GET " + BASE + "models?goal=click-next-mail", 200, "[]");
    wire.on("GET " + BASE + "models/purchase-30d-1", 200, card());
    wire.on(
        "GET " + BASE + "goals/purchase-30d/bands",
        200,
        "{\"very_low\":240,\"low\":360,\"medium\":360,\"high\":180,\"very_high\":60}");
    wire.on("GET " + BASE + "goals/click-next-mail/bands", 200, "{}");
    wire.on(
        "GET " + BASE + "goals/purchase-30d/top?limit=10",
        200,
        "[{\"profile\":\"customer-000007\",\"percent\":93,\"band\":\"very_high\","
            + "\"reasons\":[\"Ordered 4 times in the last 90 days\",\"Looked at 12 products in the"
            + " last week\",\"Clicked in the newest mail\"]},"
            + "{\"profile\":\"customer-000013\",\"percent\":9,\"band\":\"high\","
            + "\"reasons\":[]}]");
    wire.on("GET " + BASE + "goals/click-next-mail/top?limit=10", 200, "[]");
    wire.on(
        "POST " + BASE + "goals/purchase-30d/segments",
        200,
        "[{\"id\":\"fs-buyers\",\"name\":\"Likely buyers, high\",\"bands\":[\"high\"],"
            + "\"size\":240}]");
    wire.on(
        "GET " + BASE + "insights",
        200,
        "[{\"id\":\"lifecycle\",\"learnedAt\":1763769600000},{\"id\":\"value\"}]");
    wire.on(
        "GET " + BASE + "insights/lifecycle",
        200,
        "{\"id\":\"lifecycle\",\"report\":{},\"now\":{\"subscriber\":900,\"first_time_buyer\":300}}");
    job(
        "imports",
        "{\"rows\":34582,\"events\":34567,\"rejected\":3,\"withoutCustomer\":12,"
            + "\"from\":\"2025-05-31T00:00:00Z\",\"to\":\"2026-11-21T23:00:00Z\"}");
    job(
        "train",
        "{\"goals\":{\"purchase-30d\":{\"model\":true},\"click-next-mail\":{\"model\":false,"
            + "\"reason\":\"fewer than 30 outcomes\"}}}");
    job("score", "{\"scored\":1200}");
    job(
        "sync",
        "{\"created\":900,\"updated\":0,\"unchanged\":0,\"joined\":300,\"skipped\":300,"
            + "\"requests\":31,\"problems\":[]}");
    job("feedback", "{\"mailOpen\":40,\"mailClick\":4,\"accepted\":44}");
  }

  URI root() {
    return wire.uri(BASE);
  }

  /** A verb that starts a job with this result. */
  void job(String verb, String result) {
    jobEnding(verb, "\"state\":\"succeeded\",\"result\":" + result);
  }

  void jobEnding(String verb, String end) {
    AtomicInteger looks = new AtomicInteger();
    wire.on("POST " + BASE + verb, 202, "{\"job\":\"" + verb + "-1\"}");
    wire.on(
        "GET " + BASE + "jobs/" + verb + "-1",
        b ->
            new FakeWire.Reply(
                200,
                looks.incrementAndGet() % 2 == 1
                    ? "{\"state\":\"running\",\"phase\":\"reading\",\"done\":1,\"total\":2}"
                    : "{" + end + "}"));
  }

  private static String card() {
    String interval = "{\"value\":%s,\"low\":%s,\"high\":%s}";
    return "{\"version\":\"purchase-30d-1\",\"status\":\"live\",\"card\":{\"evaluation\":{\"metrics\":{\"auc\":"
        + String.format(interval, "0.812", "0.79", "0.83")
        + ",\"lift10\":"
        + String.format(interval, "4.2", "3.9", "4.6")
        + ",\"logLoss\":"
        + String.format(interval, "0.41", "0.40", "0.42")
        + ",\"calibrationError\":"
        + String.format(interval, "0.012", "0.01", "0.02")
        + "},\"baseline\":{\"auc\":{\"value\":0.74},\"lift10\":{\"value\":3.1},"
        + "\"logLoss\":{\"value\":0.47}},\"baselineName\":\"recency-rule\","
        + "\"alarms\":[\"recency alone decides: 81 % of all contributions\"],"
        + "\"reason\":\"better than the baseline beyond noise\","
        + "\"provenance\":{\"learner\":\"boosted-trees\",\"train\":{\"rows\":20100},"
        + "\"test\":{\"rows\":2345}}}}}";
  }

  @Override
  public void close() {
    wire.close();
  }
}
