/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Unomi. It ends with {@link #close} and with the JVM that started it, however that ends.
 */
public final class UnomiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnomiServer.class);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final UnomiOptions options;
  private final Path home;
  private final DirectoryLock lock;
  private final Process process;
  private final UnomiHttp http;

  private UnomiServer(UnomiOptions options, Path home, DirectoryLock lock, Process process) {
    this.options = options;
    this.home = home;
    this.lock = lock;
    this.process = process;
    this.http = new UnomiHttp(options.httpPort, options.password);
  }

  /**
   * Unpacks the distribution when needed, starts it and waits until its API works.
   *
   * @param progress told in words what is happening, about twice a second
   * @throws PortTakenException if a port is in use
   * @throws ServerStartException if it does not come up in time; its log is in the message
   */
  public static UnomiServer start(UnomiOptions options, Consumer<String> progress) {
    options.claimPorts();
    UnomiServer server = launch(options, progress);
    if (!server.comesUp(progress)) {
      progress.accept("Unomi's persistence gave up while it started: starting Unomi again");
      server = launch(options, progress);
      server.awaitUp(progress, () -> true);
    }
    return server;
  }

  /** Whether it came up; false if its persistence gave up, which another start may mend. */
  private boolean comesUp(Consumer<String> progress) {
    PersistenceWatch persistence = new PersistenceWatch(log());
    try {
      awaitUp(progress, () -> !persistence.failed());
      return true;
    } catch (ServerStartException e) {
      if (persistence.failed()) {
        LOG.info("Unomi is started once more", e);
        return false;
      }
      throw e;
    }
  }

  private static UnomiServer launch(UnomiOptions options, Consumer<String> progress) {
    DirectoryLock lock = null;
    try {
      lock = DirectoryLock.of(options.directory);
      Ports.requireAnswer(options.elasticsearch, "Elasticsearch");
      progress.accept("unpacking " + options.archive.getFileName());
      Path home = UnomiDistribution.unpack(options.archive, options.directory);
      new DeployFolder(home).replace(options.deploy);
      progress.accept("starting Unomi");
      return new UnomiServer(options, home, lock, KarafProcess.start(home, options));
    } catch (IOException e) {
      release(lock);
      throw new ServerStartException("Unomi cannot be started: " + e.getMessage(), e);
    }
  }

  private static void release(@Nullable DirectoryLock lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.debug("lock file", e);
    }
  }

  private void awaitUp(Consumer<String> progress, BooleanSupplier promising) {
    boolean up = false;
    try {
      http.awaitReady(
          options.timeout, () -> process.isAlive() && promising.getAsBoolean(), progress);
      up = true;
    } catch (IOException e) {
      throw new ServerStartException(
          "Unomi did not come up: "
              + e.getMessage()
              + LogTail.of(30, KarafProcess.output(home), KarafProcess.log(home)),
          e);
    } finally {
      if (!up) {
        close();
      }
    }
  }

  /** Root of the server, e.g. {@code http://127.0.0.1:8181/}; the API is below {@code cxs/}. */
  public URI uri() {
    return http.root();
  }

  /** The HTTP port. */
  public int httpPort() {
    return options.httpPort;
  }

  /** The port of the Karaf shell. */
  public int sshPort() {
    return options.sshPort;
  }

  /** Karaf's home: {@code etc/}, {@code deploy/}, {@code data/}. */
  public Path home() {
    return home;
  }

  /** Karaf's log file. */
  public Path log() {
    return KarafProcess.log(home);
  }

  /** Process id of the server. */
  public long pid() {
    return process.pid();
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Puts a KAR or bundle into {@code deploy/} of the running server, replacing its older build. */
  public void deploy(Path file) throws IOException {
    new DeployFolder(home).put(file);
  }

  /** Takes a file out of {@code deploy/}, which uninstalls it. */
  public void undeploy(String fileName) throws IOException {
    new DeployFolder(home).remove(fileName);
  }

  /**
   * Runs a command in the Karaf shell.
   *
   * @return what it printed
   * @throws IOException if it failed; the message holds what it printed
   */
  public String execute(String command, Duration timeout) throws IOException {
    return KarafShell.execute(options.sshPort, options.password, command, timeout);
  }

  /**
   * Waits until {@code GET path} answers 200, e.g. for something that was just deployed.
   *
   * @param path below the root, e.g. {@code cxs/foresight/health/ready}
   * @throws IOException if it does not within the time; the last answer is in the message
   */
  public void awaitOk(String path, Duration timeout, Consumer<String> progress) throws IOException {
    http.awaitOk(path, timeout, process::isAlive, progress);
  }

  /** Stops the server, at first politely; returns when it is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    release(lock);
  }
}
