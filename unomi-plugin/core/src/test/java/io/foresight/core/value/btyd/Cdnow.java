/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The CDNOW customers: one transaction is a customer's day, amounts summed. */
public final class Cdnow {
  /** First day after the calibration period of 39 weeks. */
  public static final int SPLIT = day("19971001");

  /** First day after the holdout period of 39 weeks. */
  public static final int END = day("19980701");

  private Cdnow() {}

  /** The 1/10 sample. */
  public static List<TreeMap<Integer, Double>> sample() {
    return load("cdnow_sample.csv.gz", 1, 2, 4);
  }

  /** Everybody. */
  public static List<TreeMap<Integer, Double>> full() {
    return load("cdnow_master.csv.gz", 0, 1, 3);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
  }

  private static List<TreeMap<Integer, Double>> load(String file, int id, int date, int amount) {
    Path path = Path.of(System.getProperty("foresight.data", "../../../shared/data"), file);
    assumeTrue(Files.exists(path), "no data");
    Map<Integer, TreeMap<Integer, Double>> out = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split(",");
        out.computeIfAbsent(Integer.valueOf(c[id]), k -> new TreeMap<>())
            .merge(day(c[date]), Double.valueOf(c[amount]), Double::sum);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(out.values());
  }

  /** Calibration cells: T is the days to the last day of the period. */
  static Cells cells(List<TreeMap<Integer, Double>> customers) {
    Cells.Builder b = new Cells.Builder();
    for (TreeMap<Integer, Double> c : customers) {
      int first = c.firstKey();
      Map<Integer, Double> seen = c.headMap(SPLIT);
      b.add(seen.size() - 1, c.lowerKey(SPLIT) - first, SPLIT - 1 - first);
    }
    return b.build();
  }

  /** Gamma-Gamma on the repeat days of the calibration period. */
  static GammaGammaFit spend(List<TreeMap<Integer, Double>> customers) {
    GammaGammaFit fit = new GammaGammaFit();
    for (TreeMap<Integer, Double> c : customers) {
      Map<Integer, Double> repeats = c.subMap(c.firstKey(), false, SPLIT, false);
      double sum = repeats.values().stream().mapToDouble(v -> v).sum();
      fit.add(repeats.size(), sum / Math.max(1, repeats.size()));
    }
    return fit;
  }
}
