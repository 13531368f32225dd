/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Elasticsearch dies in the middle of a job and is away for a minute. */
@ExtendWith(ShopExtension.class)
class OutageIT {
  private static final long AWAY_MILLIS = 60_000;
  private static final String REBUILD = "{\"rebuild\": true}";
  private static final String GOAL = "purchase-30d";

  private final Shop shop;
  private final Platform platform;
  private final Stored stored;

  OutageIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
    this.stored = new Stored(shop.platform);
  }

  @Test
  void jobSurvives_andEventsAreFoldedAgainAfterwards() throws Exception {
    // Other tests may have added to the history meanwhile.
    shop.jobs.run("score", REBUILD);
    int scored = stored.scores(GOAL).size();
    Map<String, String> states = stored.states();
    String id = shop.jobs.submit("score", REBUILD);
    Platform.await(
        "the work", () -> shop.jobs.get(id).path("phase").asText().startsWith("folding"));

    platform.killElasticsearch();
    Thread.sleep(AWAY_MILLIS);
    platform.startElasticsearch();

    JsonNode job = shop.jobs.awaitEnd(id);
    assertThat(job.path("result").path("failed").asInt(-1)).isZero();
    assertThat(stored.states()).isEqualTo(states);
    assertThat(stored.scores(GOAL)).hasSize(scored);
    Platform.await("readiness", () -> platform.status("cxs/foresight/health/ready") == 200);

    String visitor = stored.scores(GOAL).keySet().iterator().next();
    Visitor events = new Visitor(platform.unomi.uri(), visitor);
    Platform.await(
        "an event to be folded",
        () -> {
          events.views("after-the-outage", Visitor.COLLECTOR);
          return !stored.states().get(visitor).equals(states.get(visitor));
        });
  }
}
