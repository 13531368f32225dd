/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import io.foresight.simulation.SimulatedShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line asks for, checked. */
final class Options {
  final boolean help;
  final boolean exit;
  final @Nullable Path report;
  final List<Path> orders;
  final @Nullable String mapping;
  final @Nullable Instant asOf;
  final @Nullable MauticAccess mautic;
  final int profiles;
  final int days;
  final long seed;
  final Path keep;
  final PortPlan ports;

  private Options(Arguments args, Map<String, String> environment, Path base, Path keep) {
    this.help = args.has(Option.HELP);
    this.exit = args.has(Option.EXIT);
    this.report = report(args, base);
    this.orders = orders(args, base);
    this.mapping = mapping(args);
    this.asOf = asOf(args.text(Option.AS_OF));
    this.mautic = MauticAccess.from(args, environment);
    this.profiles = (int) args.whole(Option.PROFILES, SimulatedShop.DEFAULT_PROFILES, 1, 100_000);
    this.days = (int) args.whole(Option.DAYS, SimulatedShop.DEFAULT_DAYS, 30, 3_650);
    this.seed = args.whole(Option.SEED, 1, Long.MIN_VALUE, Long.MAX_VALUE);
    String folder = args.text(Option.KEEP);
    this.keep = (folder == null ? keep : base.resolve(folder)).toAbsolutePath().normalize();
    this.ports = new PortPlan(args);
    if (!orders.isEmpty()) {
      for (Option o : new Option[] {Option.PROFILES, Option.DAYS, Option.SEED}) {
        if (args.has(o)) {
          throw new UsageException(o.flag() + " sizes the simulated shop, which --orders replaces");
        }
      }
    }
    if (Files.exists(this.keep) && !Files.isDirectory(this.keep)) {
      throw new UsageException("--keep must be a folder, but " + this.keep + " is a file");
    }
  }

  /**
   * @param base folder that relative paths start from
   * @param keep where the data lives unless {@code --keep} says otherwise
   * @throws UsageException if the command line cannot be followed
   */
  static Options parse(Path base, Path keep, Map<String, String> environment, String... args) {
    Arguments arguments = new Arguments(args);
    // Whoever asks for help gets it, whatever else is wrong.
    return new Options(
        arguments.has(Option.HELP) ? new Arguments(Option.HELP.flag()) : arguments,
        environment,
        base,
        keep);
  }

  private static @Nullable Path report(Arguments args, Path base) {
    String file = args.text(Option.REPORT);
    if (file == null) {
      return null;
    }
    Path path = base.resolve(file).toAbsolutePath().normalize();
    Path folder = path.getParent();
    if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
      throw new UsageException("--report must be a file in a folder that exists, was " + path);
    }
    return path;
  }

  private static List<Path> orders(Arguments args, Path base) {
    List<Path> out = new ArrayList<>();
    for (String file : args.all(Option.ORDERS)) {
      Path path = base.resolve(file).toAbsolutePath().normalize();
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new UsageException("--orders: there is no readable file " + path);
      }
      if (out.contains(path)) {
        throw new UsageException("--orders: " + path + " is given twice");
      }
      out.add(path);
    }
    return out;
  }

  private static @Nullable String mapping(Arguments args) {
    boolean needed = args.has(Option.ORDERS);
    if (needed != args.has(Option.MAPPING)) {
      throw new UsageException(
          needed
              ? "--orders needs --mapping: a JSON file, or one of " + OrderMappings.SHIPPED
              : "--mapping needs --orders");
    }
    return args.text(Option.MAPPING);
  }

  private static @Nullable Instant asOf(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "--as-of must be a date such as 2011-06-01 or an instant such as 2011-06-01T00:00:00Z,"
              + " was "
              + text);
    }
  }
}
