/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;

/** The program behind {@code ./quickstart}. */
public final class Quickstart {
  static final int WELL = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final Clock clock;
  private final BiFunction<Options, Path, Servers> platform;
  private final Path keep;
  private final Duration pause;
  private final CountDownLatch stop;

  /**
   * @param platform makes the servers for the options and the folder of the data
   * @param keep where data lives unless an option says otherwise
   * @param pause between two looks at a job
   * @param stop ends the serving after the report
   */
  Quickstart(
      PrintStream out,
      PrintStream err,
      boolean terminal,
      Clock clock,
      BiFunction<Options, Path, Servers> platform,
      Path keep,
      Duration pause,
      CountDownLatch stop) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    this.platform = platform;
    this.keep = keep;
    this.pause = pause;
    this.stop = stop;
  }

  /**
   * The command line. System properties: {@code foresight.quickstart.home} (where the build put
   * things), {@code foresight.terminal} (whether the output is a terminal), {@code foresight.keep}
   * (where data lives by default).
   */
  @SuppressWarnings("SystemOut") // The one place that knows where a program prints.
  public static void main(String[] args) {
    CountDownLatch stop = new CountDownLatch(1);
    Signals.onEnd(Thread.currentThread(), stop);
    Distribution distribution =
        new Distribution(Path.of(System.getProperty("foresight.quickstart.home", ".")));
    Quickstart quickstart =
        new Quickstart(
            System.out,
            System.err,
            Boolean.getBoolean("foresight.terminal"),
            Clock.systemUTC(),
            (options, folder) -> new RealServers(distribution, options, folder),
            Path.of(System.getProperty("foresight.keep", ".foresight")),
            Duration.ofMillis(250),
            stop);
    System.exit(quickstart.run(args));
  }

  /** Runs the command line to its end and returns the exit code. */
  int run(String... args) {
    Options options;
    try {
      options = Options.parse(Path.of(""), keep, System.getenv(), args);
      if (options.help) {
        out.print(Option.help());
        return WELL;
      }
      options.ports.requireFree();
    } catch (UsageException e) {
      err.println("quickstart: " + e.getMessage());
      return USAGE;
    }
    History history = history(options);
    Path folder = options.keep.resolve(history.key());
    try (Servers servers = platform.apply(options, folder)) {
      Console console = new Console(out, terminal, clock);
      ObjectNode report =
          new Journey(options, history, servers, console, clock, pause, folder).run();
      out.println();
      out.print(ReportText.of(report));
      write(options, folder, report);
      if (!options.exit) {
        out.println();
        out.println("Serving until Ctrl-C.");
        out.flush();
        stop.await();
      }
      console.line("Stopping everything ...");
      return WELL;
    } catch (UsageException e) {
      return failed(USAGE, e);
    } catch (QuickstartException | IOException e) {
      Throwable cause = e.getCause();
      return cause instanceof UsageException ? failed(USAGE, cause) : failed(FAILED, e);
    } catch (InterruptedException e) {
      // Ctrl-C: while serving that is how it ends.
      return stop.getCount() == 0 ? WELL : failed(FAILED, new QuickstartException("interrupted"));
    }
  }

  private int failed(int code, Throwable reason) {
    err.println();
    // Whoever pressed Ctrl-C needs no reason.
    err.println("quickstart: " + (stop.getCount() == 0 ? "stopped" : reason.getMessage()));
    return code;
  }

  private History history(Options options) {
    return options.orders.isEmpty() || options.mapping == null
        ? new SimulatedHistory(options, clock)
        : new OrderHistory(options.orders, options.mapping, options.asOf);
  }

  private static void write(Options options, Path folder, ObjectNode report) throws IOException {
    ObjectWriter writer = RestClient.JSON.writerWithDefaultPrettyPrinter();
    byte[] json = writer.writeValueAsBytes(report);
    Files.write(folder.resolve("report.json"), json);
    if (options.report != null) {
      Files.write(options.report, json);
    }
  }
}
