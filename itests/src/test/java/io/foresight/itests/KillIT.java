/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.foresight.mautic.standin.MauticStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} of Unomi in the middle of a job: after a restart the job goes on by itself and
 * ends well; nothing is lost and nothing told twice. {@code -Dkill.moments=5} kills each kind of
 * job at five moments, spread evenly over its time.
 */
@ExtendWith(ShopExtension.class)
class KillIT {
  private static final int MOMENTS = Integer.getInteger("kill.moments", 1);
  private static final List<String> GOALS = List.of("purchase-30d", "churn-90d");
  private static final String REBUILD = "{\"rebuild\": true}";
  private static final int MANY_PHASES = 6;
  private static final int REPEATED = 3;
  private static final int ATTEMPTS = 5;
  private static final double EARLIER = 0.7;
  private static final ArrayNode REPORT = Platform.JSON.createArrayNode();

  private final Shop shop;
  private final Platform platform;
  private final Stored stored;

  KillIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
    this.stored = new Stored(shop.platform);
  }

  static IntStream moments() {
    return IntStream.range(0, MOMENTS);
  }

  @AfterAll
  static void report() throws IOException {
    Path file = Path.of(System.getProperty("foresight.work")).resolve("kills.json");
    Files.writeString(file, REPORT.toPrettyString());
  }

  @ParameterizedTest
  @MethodSource("moments")
  void killedJob_goesOn_withNothingLostAndNothingToldTwice(int moment) throws Exception {
    shop.jobs.run("sync", "");
    assertMauticIsAsWanted();
    killTraining(moment);
    killScoring(moment);
    killSync(moment);
  }

  private void killTraining(int moment) throws Exception {
    int before = platform.get("cxs/foresight/models").size();

    JsonNode result = kill("train", "{}", moment, this::forgetMautic).path("result").path("goals");

    Map<String, String> live = new TreeMap<>();
    for (JsonNode model : platform.get("cxs/foresight/models")) {
      String version = model.path("version").asText();
      JsonNode card = platform.get("cxs/foresight/models/" + version).path("card");
      assertThat(card.path("evaluation").isObject()).as(version + " is whole").isTrue();
      if (model.path("status").asText().equals("live")) {
        String other = live.put(model.path("goal").asText(), version);
        assertThat(other).as("a second live version beside " + version).isNull();
      }
    }
    for (String goal : GOALS) {
      JsonNode made = result.path(goal);
      assertThat(made.path("model").asBoolean()).as(made.toString()).isTrue();
      if (made.path("live").asBoolean()) {
        assertThat(live).containsEntry(goal, made.path("version").asText());
      }
    }
    int trained = 0;
    for (JsonNode goal : result) {
      trained += goal.path("model").asBoolean() ? 1 : 0;
    }
    // The goal that was being trained may have been done when the kill came before it was noted.
    assertThat(platform.get("cxs/foresight/models").size() - before)
        .as("new versions")
        .isBetween(trained, trained + 1);
  }

  private void killScoring(int moment) throws Exception {
    boolean rebuild = moment % 2 == 0;
    // What is learned anew may judge events anew, so only this shows what the killed job must do.
    shop.jobs.run("score", REBUILD);
    Map<String, String> states = stored.states();
    Map<String, Integer> counts = new TreeMap<>();
    for (String goal : GOALS) {
      counts.put(goal, stored.scores(goal).size());
    }
    assertThat(counts.get("purchase-30d")).isPositive();
    stored.forget(rebuild ? List.of("state", "scores") : List.of("scores"));
    assertThat(stored.scores("purchase-30d")).isEmpty();

    JsonNode result = kill("score", rebuild ? REBUILD : "{}", moment, () -> null).path("result");

    assertThat(result.path("failed").asInt(-1)).isZero();
    assertThat(stored.states()).isEqualTo(states);
    for (String goal : GOALS) {
      Map<String, JsonNode> scores = stored.scores(goal);
      assertThat(scores).as("profiles with a score of " + goal).hasSize(counts.get(goal));
      String live = live(goal);
      assertThat(scores.values()).allMatch(s -> s.path("version").asText().equals(live));
    }
  }

  private String live(String goal) throws IOException, InterruptedException {
    for (JsonNode model : platform.get("cxs/foresight/models?goal=" + goal)) {
      if (model.path("status").asText().equals("live")) {
        return model.path("version").asText();
      }
    }
    throw new AssertionError("no live model of " + goal);
  }

  private void killSync(int moment) throws Exception {
    assertThat(shop.mautic.now().contactCount()).isZero();

    kill("sync", "", moment, () -> null);

    assertMauticIsAsWanted();
    int more = (shop.mautic.now().contactCount() - shop.firstSyncContacts) / Shop.BATCH;
    // What was on its way is sent once more, and batches no longer begin where they did.
    assertThat(shop.mautic.now().journal().writes())
        .as("requests that changed something, in both attempts")
        .isBetween(shop.firstSyncWrites, shop.firstSyncWrites + more + REPEATED);
    shop.mautic.now().journal().clear();
    shop.jobs.run("sync", "");
    assertThat(shop.mautic.now().journal().writes()).as("writes of a second sync").isZero();
  }

  /** A new Mautic, of which the product knows nothing, so that the next sync is a first one. */
  private Object forgetMautic() throws IOException, InterruptedException {
    shop.mautic.replaceByEmpty();
    return platform.elasticsearch("DELETE", "/context-foresight-mautic-*", "");
  }

  private void assertMauticIsAsWanted() throws Exception {
    Map<String, JsonNode> wanted = stored.deliverable();
    MauticStandIn mautic = shop.mautic.now();
    assertThat(mautic.contactCount()).isEqualTo(wanted.size());
    long highest = 0;
    for (Map.Entry<String, JsonNode> e : wanted.entrySet()) {
      List<Long> ids = mautic.contactIds(e.getKey());
      assertThat(ids).as("contacts of one address").hasSize(1);
      highest = Math.max(highest, ids.get(0));
      JsonNode percent = e.getValue().at("/systemProperties/foresight/scores/purchase-30d/percent");
      Object told = mautic.contact(e.getKey()).get("fs_purchase_30d");
      assertThat(told == null ? -1 : ((Number) told).intValue()).isEqualTo(percent.asInt(-1));
    }
    // Ids are given in turn: a contact that was made twice and removed again would show.
    assertThat(highest).as("contacts ever made").isEqualTo(wanted.size());
    assertThat(mautic.members("fs-" + Shop.SEGMENT)).isEqualTo(stored.members(Shop.SEGMENT));
  }

  /**
   * Starts a job, kills Unomi in it, starts Unomi again and waits for the job's end. A job that was
   * done before the kill is tried again with an earlier one.
   */
  private JsonNode kill(String verb, String body, int moment, Callable<?> whileDown)
      throws Exception {
    double share = (moment + 0.5) / MOMENTS;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String id = shop.jobs.submit(verb, body);
      awaitShare(id, verb, share);
      JsonNode killed = shop.jobs.get(id);
      if (killed.path("state").asText().equals("running")) {
        platform.killUnomi();
        whileDown.call();
        long down = System.nanoTime();
        platform.startUnomi();
        JsonNode ended = shop.jobs.awaitEnd(id);
        if (ended.path("attempts").asInt() == 2) {
          report(verb, share, killed, (System.nanoTime() - down) / 1e9);
          return ended;
        }
      }
      if (verb.equals("sync")) {
        platform.killUnomi();
        forgetMautic();
        platform.startUnomi();
      }
      share *= EARLIER;
    }
    throw new AssertionError(verb + " was always done before it could be killed");
  }

  /** Waits until a job is so far as the undisturbed one was after a share of its time. */
  private void awaitShare(String id, String verb, double share) throws Exception {
    JsonNode undisturbed = shop.undisturbed.get(verb);
    List<String> phases = phases(undisturbed.path("id").asText());
    if (phases.size() >= MANY_PHASES) {
      // Their number is the same each time, while a warm machine is much faster than a cold one.
      int phase = (int) (share * phases.size());
      Platform.await("phase " + phases.get(phase), () -> phases(id).size() > phase);
    } else {
      // Held back by configuration, so that it takes about as long each time.
      Platform.await("the start of " + id, () -> shop.jobs.get(id).has("startedAt"));
      long duration =
          undisturbed.path("finishedAt").asLong() - undisturbed.path("startedAt").asLong();
      Thread.sleep((long) (share * duration));
    }
  }

  private static void report(String verb, double share, JsonNode killed, double seconds) {
    REPORT
        .addObject()
        .put("job", verb)
        .put("share", share)
        .put("phase", killed.path("phase").asText())
        .put("done", killed.path("done").asLong())
        .put("total", killed.path("total").asLong())
        .put("secondsFromRestartToEnd", seconds);
  }

  /** What a job has been doing so far, as the log tells it at once. */
  private List<String> phases(String job) throws IOException {
    return Files.readString(platform.unomi.log())
        .lines()
        .filter(line -> line.contains("Job " + job + ": "))
        .collect(Collectors.toList());
  }
}
