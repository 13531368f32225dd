/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnomiServerIT {
  private static final Logger LOG = LoggerFactory.getLogger(UnomiServerIT.class);
  private static final Path ARCHIVE = Path.of(System.getProperty("foresight.unomi.archive"));
  private static final Duration SHORT = Duration.ofSeconds(30);

  private static Path dir;
  private static ElasticsearchServer elasticsearch;

  @BeforeAll
  static void startElasticsearch(@TempDir Path temporary) {
    dir = temporary;
    elasticsearch = ElasticsearchServer.start(dir.resolve("es"), 0, "512m");
  }

  @AfterAll
  static void stopElasticsearch() {
    elasticsearch.close();
  }

  private static UnomiOptions options(String name) {
    return new UnomiOptions(ARCHIVE, dir.resolve(name))
        .elasticsearch("127.0.0.1:" + elasticsearch.port())
        .indexPrefix("embedded")
        .password("not-karaf");
  }

  @Test
  @Order(1)
  void firstStart_answersOnLoopbackOnly_withItsPassword() throws Exception {
    List<String> told = new ArrayList<>();
    long begin = System.nanoTime();
    try (UnomiServer unomi = UnomiServer.start(options("unomi"), told::add)) {
      LOG.warn("first start took {} ms", (System.nanoTime() - begin) / 1_000_000);
      assertThat(status(unomi.uri().resolve("cxs/cluster"), "not-karaf")).isEqualTo(200);
      assertThat(status(unomi.uri().resolve("cxs/cluster"), "karaf")).isEqualTo(401);
      assertThat(told).anyMatch(s -> s.startsWith("unpacking")).contains("starting Unomi");
      assertThat(listeningElsewhere(unomi.pid())).isEmpty();

      assertThat(unomi.execute("bundle:list -s", SHORT)).contains("org.apache.unomi.services");
      assertThatThrownBy(() -> unomi.execute("no:command", SHORT))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Command not found");

      assertThatThrownBy(() -> UnomiServer.start(options("unomi"), s -> {}))
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("is in use by another running program");
    }
    assertThat(Files.readString(dir.resolve("unomi/unomi/data/log/karaf.log")))
        .as("bundles are stopped, not dropped")
        .contains("ElasticSearchPersistenceServiceImpl")
        .containsPattern("(?i)(closing|shut|stopp)[^\\n]*");
  }

  @Test
  @Order(2)
  void secondStart_endsWithTheProgramThatStartedIt_evenKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                UnomiParent.class.getName(),
                ARCHIVE.toString(),
                dir.resolve("unomi").toString(),
                "127.0.0.1:" + elasticsearch.port())
            .redirectError(dir.resolve("parent.log").toFile())
            .start();
    String line =
        new String(parent.getInputStream().readNBytes(UnomiParent.LINE), StandardCharsets.UTF_8);
    ProcessHandle child = ProcessHandle.of(Long.parseLong(line.trim())).orElseThrow();
    assertThat(child.isAlive()).isTrue();
    parent.destroyForcibly().waitFor();
    child.onExit().get(SupervisedKaraf.STOP_LIMIT_MILLIS + 10_000, TimeUnit.MILLISECONDS);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  @Order(3)
  void takenPort_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, Ports.loopback())) {
      UnomiOptions options = options("other").http(taken.getLocalPort(), 0);
      assertThatThrownBy(() -> UnomiServer.start(options, s -> {}))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " (Unomi HTTP)");
    }
  }

  @Test
  @Order(4)
  void noElasticsearch_isSaidAtOnce() {
    UnomiOptions options = options("other").elasticsearch("127.0.0.1:" + Ports.free());
    assertThatThrownBy(() -> UnomiServer.start(options, s -> {}))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("Elasticsearch does not answer at 127.0.0.1:");
  }

  @Test
  @Order(5)
  void notReadyInTime_failsWithTheLog_andLeavesNoProcess() {
    UnomiOptions options = options("unomi").timeout(Duration.ofSeconds(2));
    assertThatThrownBy(() -> UnomiServer.start(options, s -> {}))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("not ready after 2 s")
        .hasMessageContaining("--- end of");
    assertThat(ProcessHandle.current().children().filter(p -> p.pid() != elasticsearch.pid()))
        .isEmpty();
  }

  /** Sockets of a process that listen on another address than loopback, from /proc (Linux). */
  private static List<String> listeningElsewhere(long pid) throws IOException {
    List<String> out = new ArrayList<>();
    for (String file : new String[] {"net/tcp", "net/tcp6"}) {
      Path table = Path.of("/proc", Long.toString(pid), file);
      for (String line : Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
        String[] f = line.trim().split("\\s+");
        boolean listens = f.length > 9 && f[3].equals("0A");
        boolean loopback = f[1].startsWith("0100007F") || f[1].contains("0100007F:");
        if (listens && !loopback && sockets(pid).contains("socket:[" + f[9] + "]")) {
          out.add(f[1]);
        }
      }
    }
    return out;
  }

  private static List<String> sockets(long pid) throws IOException {
    List<String> out = new ArrayList<>();
    try (var fds = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path fd : (Iterable<Path>) fds::iterator) {
        if (Files.isSymbolicLink(fd)) {
          out.add(Files.readSymbolicLink(fd).toString());
        }
      }
    }
    return out;
  }

  private static int status(URI uri, String password) throws Exception {
    String token =
        Base64.getEncoder().encodeToString(("karaf:" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Basic " + token).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
