/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real Elasticsearch 7.10.2 in a JVM of its own, reachable on 127.0.0.1 only. It ends with this
 * JVM, however that ends. What it prints goes to {@code elasticsearch.log} in its data folder.
 */
public final class ElasticsearchServer implements AutoCloseable {
  /** Anywhere in a line: the log may be in the middle of one. */
  private static final Pattern READY = Pattern.compile(ElasticsearchMain.READY + "(\\d+)");

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Thread hook;
  private final int port;

  private ElasticsearchServer(Process process, Thread hook, int port) {
    this.process = process;
    this.hook = hook;
    this.port = port;
  }

  /**
   * Starts a server of the {@linkplain ElasticsearchRelease#embedded() embedded release} and waits
   * until it is usable.
   *
   * @param dataDir where its data lives; made if absent; what an earlier run left is served again
   * @param httpPort port on 127.0.0.1, 0 for a free one
   * @param heap as in {@code -Xmx}, e.g. {@code 512m}
   * @throws IllegalStateException if the port is taken or the server ends or is not usable within
   *     three minutes; the message holds its last output
   */
  public static ElasticsearchServer start(Path dataDir, int httpPort, String heap) {
    return start(dataDir, httpPort, heap, ElasticsearchRelease.embedded());
  }

  /**
   * As {@link #start(Path, int, String)}.
   *
   * @param release what is started
   */
  public static ElasticsearchServer start(
      Path dataDir, int httpPort, String heap, ElasticsearchRelease release) {
    requireFree(httpPort);
    Process process;
    CompletableFuture<Integer> ready = new CompletableFuture<>();
    ChildOutput output;
    try {
      Files.createDirectories(dataDir);
      process =
          new ProcessBuilder(command(dataDir, httpPort, heap, release))
              .redirectErrorStream(true)
              .start();
      Path log = dataDir.resolve("elasticsearch.log");
      output =
          ChildOutput.until(process.getInputStream(), log, ElasticsearchServer::readyPort, ready);
    } catch (IOException e) {
      throw new UncheckedIOException("Elasticsearch could not be started in " + dataDir, e);
    }
    Thread hook = new Thread(process::destroyForcibly, "end elasticsearch");
    Runtime.getRuntime().addShutdownHook(hook);
    process.onExit().thenRun(() -> ready.completeExceptionally(new IllegalStateException("ended")));
    try {
      int port = ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return new ElasticsearchServer(process, hook, port);
    } catch (ExecutionException e) {
      throw failed(process, hook, "Elasticsearch ended with " + exitCode(process), output);
    } catch (TimeoutException e) {
      throw failed(process, hook, "Elasticsearch is not usable after " + START_LIMIT, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(process, hook, "Interrupted while starting Elasticsearch", output);
    }
  }

  static List<String> command(
      Path dataDir, int httpPort, String heap, ElasticsearchRelease release) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-Dlog4j.configurationFile=io/foresight/embedded/elasticsearch-log4j2.properties",
                "-Dlog4j2.disable.jmx=true",
                "-Dio.netty.noUnsafe=true",
                "-Djava.awt.headless=true",
                "-cp",
                release.classPath(),
                "io.foresight.embedded.ElasticsearchMain",
                dataDir.toAbsolutePath().toString(),
                String.valueOf(httpPort)));
    command.addAll(release.plugins());
    return command;
  }

  private static void requireFree(int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port " + port + " for Elasticsearch is already in use on 127.0.0.1", e);
    }
  }

  static @Nullable Integer readyPort(String line) {
    Matcher ready = READY.matcher(line);
    return ready.find() ? Integer.valueOf(ready.group(1)) : null;
  }

  private static IllegalStateException failed(
      Process process, Thread hook, String what, ChildOutput output) {
    process.destroyForcibly();
    unhook(hook);
    return new IllegalStateException(
        what + ". Its last output:" + System.lineSeparator() + output.tail());
  }

  private static String exitCode(Process process) {
    return process.isAlive() ? "no exit code" : "exit code " + process.exitValue();
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending: the hook runs anyway.
    }
  }

  /** Where it answers, e.g. {@code http://127.0.0.1:9200}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Port it answers on. */
  public int port() {
    return port;
  }

  /** Process id, for tests that end it the hard way. */
  public long pid() {
    return process.pid();
  }

  /** Stops the server and waits for its end; by force after 30 seconds. A second call is no-op. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    unhook(hook);
  }
}
