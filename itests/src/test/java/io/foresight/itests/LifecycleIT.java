/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator's way with a running Unomi: put the KAR into {@code deploy/}, replace it by a newer
 * one, take everything out again. {@link ForesightInUnomiIT} installs into a fresh one.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {
  private static final Duration SHELL = Duration.ofMinutes(1);
  private static final String KAR = "foresight.kar";
  private static final String RULE = "cxs/rules/foresight-fold-and-score";
  private static final String WAITING = "waiting";

  private static Path files;
  private static Platform platform;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    files = directory;
    platform = new Platform(directory);
  }

  @AfterAll
  static void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  @Order(1)
  void kar_installsIntoARunningUnomi() throws Exception {
    Path kar = Files.createDirectories(files.resolve("first")).resolve(KAR);
    Files.copy(Platform.KAR, kar);
    platform.unomi.deploy(kar);

    awaitBundles("0.1.0.SNAPSHOT");
    Platform.await("readiness", () -> platform.status("cxs/foresight/health/ready") == 200);
    assertThat(ourDefinitions()).hasSize(18);
    assertThat(platform.status(RULE)).as("no rule, no cost").isNotEqualTo(200);
    assertThat(platform.unomi.execute("foresight:status", SHELL)).isNotBlank();
    assertThat(etc()).contains("io.foresight.cfg", "io.foresight.mautic.cfg");
    assertUnomiIsWell();
  }

  @Test
  @Order(2)
  void newerBuild_keepsWhatTheOlderOneKept() throws Exception {
    ObjectNode goal = (ObjectNode) platform.get("cxs/foresight/goals/purchase-30d");
    goal.put("name", "Kept through the update");
    platform.send("PUT", "cxs/foresight/goals/purchase-30d", goal);
    Files.writeString(
        platform.unomi.home().resolve("etc/io.foresight.cfg"),
        "# an operator's own\nlive.trigger=rule\n");
    Path kar = Files.createDirectories(files.resolve("second")).resolve(KAR);
    NewerBuild.of(Platform.KAR, "0.1.1", kar);
    platform.unomi.deploy(kar);

    awaitBundles("0.1.1");
    Platform.await("readiness", () -> platform.status("cxs/foresight/health/ready") == 200);
    assertThat(platform.get("cxs/foresight/goals/purchase-30d").path("name").asText())
        .isEqualTo("Kept through the update");
    assertThat(Files.readString(platform.unomi.home().resolve("etc/io.foresight.cfg")))
        .startsWith("# an operator's own");
    assertUnomiIsWell();
  }

  @Test
  @Order(3)
  void whereRulesDecide_aRuleFollowsTheMapping() throws Exception {
    Platform.await("the rule", () -> platform.status(RULE) == 200);
    platform.send(
        "PUT",
        "cxs/foresight/mapping",
        Platform.JSON.readTree("{\"rules\": [{\"role\": \"order\", \"eventType\": \"bought\"}]}"));
    Platform.await(
        "the rule to follow",
        () -> platform.get(RULE).path("condition").toString().contains("bought"));
    platform.send("DELETE", "cxs/foresight/mapping", null);
    Platform.await(
        "the rule to follow back",
        () -> platform.get(RULE).path("condition").toString().contains("productView"));
  }

  @Test
  @Order(4)
  void uninstall_leavesNothingOfOurs() throws Exception {
    platform.send(
        "POST",
        "cxs/foresight/goals/purchase-30d/segments",
        Platform.JSON.readTree("{\"bands\":[\"high\"]}"));
    assertThat(segments()).isNotEmpty();
    platform.send(
        "POST",
        "cxs/profiles",
        Platform.JSON.readTree(
            "{\"itemId\":\"scored\",\"itemType\":\"profile\",\"properties\":{\"firstName\":\"Ann\"},"
                + "\"systemProperties\":{\"foresight\":{\"state\":\"AAAA\"}}}"));
    platform.send(
        "PUT",
        "cxs/foresight/catalogue/items",
        Platform.JSON.readTree("{\"items\":[{\"id\":\"tent\",\"title\":\"A tent\"}]}"));
    assertThat(indices()).anyMatch(index -> index.contains("foresight-catalogue"));
    Platform.await("the profile", () -> profile().at("/systemProperties/foresight").isObject());
    platform.elasticsearch("context-profile/_refresh");
    leaveAnEventWaiting();

    platform.unomi.execute("foresight:uninstall", SHELL);
    platform.unomi.undeploy(KAR);

    Platform.await("uninstallation", () -> bundles().isEmpty());
    Platform.await("definitions to go", () -> ourDefinitions().isEmpty());
    assertThat(platform.status(RULE)).isNotEqualTo(200);
    Platform.await("segments to go", () -> segments().isEmpty());
    assertThat(indices()).as("indices of ours").isEmpty();
    assertThat(platform.elasticsearch("_cat/templates?h=name"))
        .as("index templates")
        .doesNotContain("foresight");
    assertThat(profile().at("/systemProperties/foresight")).as("our part of a profile").isEmpty();
    assertThat(profile().at("/properties/firstName").asText()).isEqualTo("Ann");
    assertThat(profile(WAITING).at("/systemProperties/foresight"))
        .as("what waited to be written when the bundles stopped")
        .isEmpty();
    assertThat(features()).as("features of ours").doesNotContain("Started");
    assertUnomiIsWell();
  }

  private static void awaitBundles(String version) throws InterruptedException {
    Platform.await(
        "six active bundles of version " + version,
        () ->
            bundles().size() == 6
                && bundles().values().stream()
                    .allMatch(line -> line.contains("Active") && line.contains(version)));
  }

  /** Lines of {@code bundle:list} by symbolic name. */
  private static TreeMap<String, String> bundles() throws IOException {
    TreeMap<String, String> ours = new TreeMap<>();
    platform
        .unomi
        .execute("bundle:list -s -t 0", SHELL)
        .lines()
        .filter(line -> line.contains("io.foresight."))
        .forEach(line -> ours.put(line.substring(line.indexOf("io.foresight.")), line));
    return ours;
  }

  private static String features() throws IOException {
    return platform
        .unomi
        .execute("feature:list", SHELL)
        .lines()
        .filter(line -> line.startsWith("foresight"))
        .collect(Collectors.joining("\n"));
  }

  private static TreeSet<String> definitions() throws Exception {
    TreeSet<String> ids = new TreeSet<>();
    for (String kind : List.of("conditions", "actions")) {
      platform.get("cxs/definitions/" + kind).forEach(d -> ids.add(d.path("id").asText()));
    }
    return ids;
  }

  private static TreeSet<String> ourDefinitions() throws Exception {
    TreeSet<String> ours = definitions();
    ours.removeIf(id -> !id.startsWith("foresight"));
    return ours;
  }

  private static List<String> segments() throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode segment : platform.get("cxs/segments")) {
      ids.add(segment.path("id").asText());
    }
    return ids;
  }

  /** Views that are not on the stored profile yet: they would be written when bundles stop. */
  private static void leaveAnEventWaiting() throws Exception {
    platform.send(
        "POST",
        "cxs/profiles",
        Platform.JSON.readTree(
            "{\"itemId\":\""
                + WAITING
                + "\",\"itemType\":\"profile\",\"properties\":{},\"consents\":{\"foresight/newsletter\":"
                + "{\"typeIdentifier\":\"newsletter\",\"status\":\"GRANTED\","
                + "\"statusDate\":\"2026-01-01T00:00:00Z\",\"revokeDate\":\"2099-01-01T00:00:00Z\"}}}"));
    Visitor visitor = new Visitor(platform.unomi.uri(), WAITING, System::currentTimeMillis);
    assertThat(visitor.orders("p0").statusCode()).isEqualTo(200);
    assertThat(folded(profile(WAITING), Role.ORDER)).as("folded at all").isPositive();
    assertThat(visitor.views("p1", Visitor.COLLECTOR).statusCode()).isEqualTo(200);
    assertThat(folded(profile(WAITING), Role.PRODUCT_VIEW)).as("saved at once").isZero();
  }

  private static long folded(JsonNode profile, Role role) {
    String state = profile.at("/systemProperties/foresight/state").asText("");
    return state.isEmpty() ? 0 : FeatureState.decode(Base64.getDecoder().decode(state)).count(role);
  }

  private static JsonNode profile() throws Exception {
    return profile("scored");
  }

  private static JsonNode profile(String id) throws Exception {
    return Platform.JSON.readTree(
        platform.elasticsearch("context-profile/_doc/" + id + "/_source"));
  }

  private static List<String> indices() throws Exception {
    return platform
        .elasticsearch("_cat/indices?h=index")
        .lines()
        .filter(index -> index.contains("foresight"))
        .collect(Collectors.toList());
  }

  private static List<String> etc() throws IOException {
    try (Stream<Path> etc = Files.list(platform.unomi.home().resolve("etc"))) {
      return etc.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toList());
    }
  }

  /** Unomi still answers, its own types are there, and none of its bundles stopped. */
  private static void assertUnomiIsWell() throws Exception {
    Platform.await("Unomi's API", () -> platform.status("cxs/cluster") == 200);
    assertThat(definitions()).contains("profilePropertyCondition", "sendMailAction");
    String stopped =
        platform
            .unomi
            .execute("bundle:list -s -t 0", SHELL)
            .lines()
            .filter(line -> line.contains("org.apache.unomi.") && !line.contains("Active"))
            .filter(line -> !line.contains("groovy")) // never starts on Java 17, with or without us
            .collect(Collectors.joining("\n"));
    assertThat(stopped).isEmpty();
  }
}
