/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in the documentation is run as it stands, in the order of the pages. Blocks marked
 * {@code sh} hold commands of a terminal, {@code karaf} those of Unomi's shell; a block marked with
 * a language and a file name is that file.
 */
@ExtendWith(ShopExtension.class)
class DocumentedCommandsIT {
  private static final String ELSEWHERE = "http://localhost:8181/";
  private static final Duration SHELL = Duration.ofMinutes(1);

  /** What cannot be run here, by its beginning, and why. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "./quickstart", "starts servers of its own and serves; the quickstart's tests run it",
          "mvn ", "is the build that this test is part of",
          "cp foresight-features", "LifecycleIT puts the KAR into deploy/",
          "rm $UNOMI_HOME/deploy/", "LifecycleIT takes the KAR out of deploy/",
          "curl -u karaf:karaf -X POST http://localhost:8181/cxs/foresight/uninstall",
              "would end the other tests; LifecycleIT does it");

  private final Shop shop;
  private final Platform platform;
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  @TempDir Path here;

  DocumentedCommandsIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  @Test
  void everyCommand_doesWhatItSays() throws Exception {
    placeholders.put(ELSEWHERE, platform.unomi.uri().toString());
    String profile = new Stored(platform).scores("purchase-30d").keySet().iterator().next();
    placeholders.put("PROFILE", profile);
    placeholders.put("VERSION", "purchase-30d-1");
    placeholders.put("https://mautic.example.org/", shop.mautic.now().url() + "/");
    placeholders.put("admin:PASSWORD", "admin:stand-in");
    placeholders.put("ITEM", orderedItem());
    placeholders.put("JOB", cancelledJob());
    // Whoever reads about going back has a former version.
    JsonNode trained = shop.jobs.run("train", "{\"goal\": \"purchase-30d\"}");
    String version = trained.at("/goals/purchase-30d/version").asText();
    platform.send("POST", "cxs/foresight/models/" + version + "/promote", null);
    TreeSet<String> usedExceptions = new TreeSet<>();
    List<String> failures = new ArrayList<>();
    int run = 0;
    for (Documentation.Block block : Documentation.read()) {
      if (!block.file.isEmpty()) {
        Files.writeString(here.resolve(block.file), block.text);
      }
      for (String command : block.commands()) {
        String exception = exception(command);
        if (exception == null) {
          try {
            run(block, command);
          } catch (AssertionError | IOException e) {
            failures.add(block.where(command) + ": " + e.getMessage());
          }
          run++;
        } else {
          usedExceptions.add(exception);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(usedExceptions).as("exceptions that are still needed").isEqualTo(NOT_HERE.keySet());
    assertThat(run).isGreaterThan(20);
  }

  /** Nor are its mails; contacts are as they were afterwards. */
  @AfterEach
  void deleteMails() throws Exception {
    for (JsonNode block : platform.get("cxs/foresight/mail/blocks")) {
      String slot = block.path("slot").asText();
      platform.ask("DELETE", "cxs/rules/mail-" + slot, null);
      platform.ask("DELETE", "cxs/segments/mail-" + slot, null);
      platform.send("DELETE", "cxs/foresight/mail/blocks/" + slot, null);
    }
    shop.jobs.run("sync", "");
  }

  /** The goals of the documentation are nobody else's. */
  @AfterEach
  void deleteGoals() throws Exception {
    Set<String> shipped = ShippedGoals.all().stream().map(Goal::id).collect(Collectors.toSet());
    for (JsonNode goal : platform.get("cxs/foresight/goals")) {
      String id = goal.path("id").asText();
      if (!shipped.contains(id)) {
        platform.send("DELETE", "cxs/foresight/goals/" + id, null);
      }
    }
  }

  private static String exception(String command) {
    return NOT_HERE.keySet().stream().filter(command::startsWith).findFirst().orElse(null);
  }

  private void run(Documentation.Block block, String command)
      throws IOException, InterruptedException {
    String concrete = command;
    for (Map.Entry<String, String> p : placeholders.entrySet()) {
      concrete = concrete.replace(p.getKey(), p.getValue());
    }
    if (block.language.equals("karaf")) {
      assertThat(platform.unomi.execute(concrete, SHELL)).as(block.where(command)).isNotBlank();
      return;
    }
    List<String> words = ShellWords.of(concrete);
    assertThat(words.get(0)).as(block.where(command) + " can only be curl").isEqualTo("curl");
    HttpResponse<String> answer = new CurlCommand(words, here).send();
    assertThat(answer.statusCode())
        .as(block.where(command) + " answers " + answer.body())
        .isBetween(200, 299);
    JsonNode mailing = answer.body().startsWith("{") ? json(answer).at("/email/id") : null;
    if (mailing != null && !mailing.isMissingNode()) {
      placeholders.put("MAILING", mailing.asText());
    }
    awaitJob(answer.body());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Platform.JSON.readTree(answer.body());
  }

  /** One that waited for another and was cancelled meanwhile. */
  private String cancelledJob() throws IOException, InterruptedException {
    String first = shop.jobs.submit("train", "{\"goal\": \"churn-90d\"}");
    String second = shop.jobs.submit("train", "{\"goal\": \"purchase-30d\"}");
    platform.send("POST", "cxs/foresight/jobs/" + second + "/cancel", null);
    shop.jobs.awaitEnd(first);
    return second;
  }

  private String orderedItem() throws IOException, InterruptedException {
    String found =
        platform.elasticsearch(
            "POST",
            "/context-event-*/_search?size=1",
            "{\"query\": {\"term\": {\"eventType.keyword\": \"order\"}}}");
    return Platform.JSON
        .readTree(found)
        .at("/hits/hits/0/_source/properties/lines/0/productId")
        .asText();
  }

  /** The next command relies on what this one started. */
  private void awaitJob(String body) throws IOException, InterruptedException {
    if (body.startsWith("{")) {
      JsonNode job = Platform.JSON.readTree(body).path("job");
      if (job.isTextual()) {
        shop.jobs.awaitEnd(job.asText());
      }
    }
  }

  @Test
  void commandsStandInMarkedBlocks() throws IOException {
    for (Documentation.Block block : Documentation.read()) {
      if (!block.hasCommands()) {
        assertThat(block.text.lines().filter(Documentation::looksLikeACommand))
            .as("commands in a block of " + block.page + " that is not marked sh or karaf")
            .isEmpty();
      }
    }
  }
}
