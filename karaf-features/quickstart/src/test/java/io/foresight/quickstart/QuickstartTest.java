/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way against far ends of the wire that answer as the contract says. */
@NullUnmarked
@Timeout(60)
class QuickstartTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch stop = new CountDownLatch(1);
  private FakeServers servers;
  private Consumer<FakeServers> prepare = s -> {};

  @Test
  void simulatedShop_goesAllTheWay() throws Exception {
    Path file = dir.resolve("report.json");
    assertThat(run("--exit", "--report", file.toString(), "--profiles", "20", "--days", "60"))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(Quickstart.WELL);

    assertThat(servers.calls)
        .containsExactly("elasticsearch", "stand-in", "unomi with 127.0.0.1", "closed");
    assertThat(servers.clock).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(verbs())
        .containsSubsequence(
            "POST imports",
            "POST train",
            "POST score",
            "POST goals/purchase-30d/segments",
            "POST sync",
            "POST feedback");
    JsonNode sent = servers.product.wire.body("POST /cxs/foresight/imports");
    assertThat(sent.path("file").asText()).isEqualTo("simulated-shop.jsonl.gz");
    assertThat(servers.importFolder().resolve("simulated-shop.jsonl.gz")).isNotEmptyFile();

    JsonNode report = RestClient.JSON.readTree(Files.readAllBytes(file));
    assertThat(report.at("/format").asInt()).isEqualTo(1);
    assertThat(report.at("/input/kind").asText()).isEqualTo("simulated");
    assertThat(report.at("/asOf").asText()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(report.at("/counts/events").asLong()).isEqualTo(34_567);
    assertThat(report.at("/goals/0/model/version").asText()).isEqualTo("purchase-30d-1");
    assertThat(report.at("/goals/0/model/quality/auc").asDouble()).isEqualTo(0.812);
    assertThat(report.at("/goals/0/model/quality/aucInterval/1").asDouble()).isEqualTo(0.83);
    assertThat(report.at("/goals/0/model/quality/topTenthHolds").asInt()).isEqualTo(42);
    assertThat(report.at("/goals/0/segments/0/id").asText()).isEqualTo("fs-buyers");
    assertThat(report.at("/goals/0/top/0/reasons").size()).isEqualTo(3);
    assertThat(report.at("/goals/1/model/reason").asText()).isEqualTo("fewer than 30 outcomes");
    assertThat(report.at("/goals/1/segments").isEmpty()).isTrue();
    assertThat(report.at("/mautic/sync/created").asInt()).isEqualTo(900);
    assertThat(report.at("/mautic/feedback/byType/mailOpen").asInt()).isEqualTo(40);
    assertThat(text()).contains("12/12").doesNotContain("13/12");
    assertThat(report.at("/steps").size()).isEqualTo(12);
  }

  @Test
  void recipientsWhoMayNotBeWrittenTo_getNothing() {
    run("--exit", "--profiles", "5", "--days", "30");
    JsonNode events = servers.standIn.body("POST /_standin/react").path("events");
    List<String> sent = new ArrayList<>();
    for (JsonNode e : events) {
      if (e.path("type").asText().equals("sent")) {
        sent.add(e.path("email").asText());
      }
      assertThat(Instant.parse(e.path("time").asText())).isBefore(servers.clock);
    }
    assertThat(sent).containsExactly("anna.adler.1@example.org", "bruno.baker.2@example.org");
  }

  @Test
  void secondStart_doesNothingTwice() {
    run("--exit", "--profiles", "5", "--days", "30");
    out.reset();
    assertThat(run("--exit", "--profiles", "5", "--days", "30")).isEqualTo(Quickstart.WELL);
    assertThat(verbs()).contains("POST sync", "POST feedback");
    assertThat(verbs()).doesNotContain("POST imports", "POST train", "POST score");
    assertThat(servers.standIn.requests()).isEmpty();
    assertThat(text()).contains("already there").contains("34,567 events");
  }

  @Test
  void otherSize_isOtherData() {
    run("--exit", "--profiles", "5", "--days", "30");
    run("--exit", "--profiles", "6", "--days", "30");
    assertThat(verbs()).contains("POST imports");
  }

  @Test
  void orderLog_isImportedAsOfItsEnd() throws IOException {
    Path a = Files.writeString(dir.resolve("a.csv"), "c,d,q,m\n1,19970101,1,2\n1,19970703,1,2\n");
    Path b = Files.writeString(dir.resolve("b.csv"), "c,d,q,m\n1,19980630,1,2\n");
    Path mapping = Files.writeString(dir.resolve("m.json"), "{\"name\":\"mine\"}");
    assertThat(
            run(
                "--exit",
                "--orders",
                a.toString(),
                "--orders",
                b.toString(),
                "--mapping",
                mapping.toString()))
        .as(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(Quickstart.WELL);
    JsonNode sent = servers.product.wire.body("POST /cxs/foresight/imports");
    assertThat(sent.path("files").toString()).isEqualTo("[\"a.csv\",\"b.csv\"]");
    assertThat(sent.path("mapping").path("name").asText()).isEqualTo("mine");
    assertThat(servers.clock).isEqualTo("1998-07-01T00:00:00Z");
    assertThat(text()).contains("from a.csv and b.csv");
  }

  @Test
  void realMautic_getsNoTestMailing() {
    run(
        "--exit",
        "--profiles",
        "5",
        "--days",
        "30",
        "--mautic",
        "http://mautic.example",
        "--mautic-user",
        "a",
        "--mautic-password",
        "geheim");
    assertThat(servers.calls).contains("unomi with mautic.example").doesNotContain("stand-in");
    assertThat(servers.standIn.requests()).isEmpty();
    assertThat(text()).contains("http://mautic.example").doesNotContain("geheim");
  }

  @Test
  void failedStep_isNamed_everythingIsStopped_exitCodeOne() {
    prepare = s -> s.product.jobEnding("train", "\"state\":\"failed\",\"error\":\"no memory\"");
    assertThat(run("--exit", "--profiles", "5", "--days", "30")).isEqualTo(Quickstart.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Learning and testing models failed: no memory");
    assertThat(servers.calls).endsWith("closed");
    prepare = s -> {};
    assertThat(run("--exit", "--profiles", "5", "--days", "30")).isEqualTo(Quickstart.WELL);
    assertThat(verbs()).doesNotContain("POST imports").contains("POST train");
  }

  @Test
  void withoutExit_servesUntilToldToStop() {
    stop.countDown();
    assertThat(run("--profiles", "5", "--days", "30")).isEqualTo(Quickstart.WELL);
    assertThat(text()).contains("Serving until Ctrl-C").contains("Stopping everything");
    assertThat(servers.calls).endsWith("closed");
  }

  @Test
  void usageErrors_exitWithTwo_andStartNothing() {
    assertThat(run("--nonsense")).isEqualTo(Quickstart.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("unknown option --nonsense");
    assertThat(servers).isNull();
  }

  @Test
  void unknownMapping_isAUsageError() throws IOException {
    Path a = Files.writeString(dir.resolve("a.csv"), "c,d\n1,19970101\n");
    assertThat(run("--exit", "--orders", a.toString(), "--mapping", "no.json"))
        .isEqualTo(Quickstart.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("online_retail").contains("no.json");
  }

  @Test
  void takenPort_isNamedWithItsOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(Quickstart.USAGE).isEqualTo(raw("--ssh-port", port));
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("port " + port + " is taken")
          .contains("--ssh-port");
    }
  }

  @Test
  void help_isPrinted() {
    assertThat(raw("--help")).isEqualTo(Quickstart.WELL);
    assertThat(text()).contains("--orders FILE[.gz]");
  }

  private List<String> verbs() {
    List<String> list = new ArrayList<>();
    servers.product.wire.requests().forEach(r -> list.add(r.replace("/cxs/foresight/", "")));
    return list;
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** With ports of its own, so that nothing else on the machine matters. */
  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    for (String option : new String[] {"--http-port", "--https-port", "--ssh-port", "--es-port"}) {
      all.add(option);
      all.add(String.valueOf(freePort()));
    }
    if (!all.contains("--mautic")) {
      all.add("--mautic-port");
      all.add(String.valueOf(freePort()));
    }
    return raw(all.toArray(new String[0]));
  }

  private int raw(String... args) {
    servers = null;
    return new Quickstart(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Clock.fixed(NOW, ZoneOffset.UTC),
            (options, folder) -> {
              servers = new FakeServers(dir.resolve("unomi"));
              prepare.accept(servers);
              return servers;
            },
            dir.resolve("keep"),
            java.time.Duration.ofMillis(1),
            stop)
        .run(args);
  }

  private static int freePort() {
    try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return s.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
