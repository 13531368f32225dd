/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.job.Progress;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Training time against bare XGBoost on the same matrix and threads, and what a score and its
 * reasons cost; prints JSON, see docs/benchmarks.md. Arguments: {@code [--rows 100000] [--columns
 * 30] [--trees 100] [--depth 6] [--repeats 3] [--json FILE]}.
 */
public final class SpeedBenchmark {
  private SpeedBenchmark() {}

  public static void main(String[] args) throws IOException, XGBoostError {
    run(args, System.out);
  }

  static void run(String[] args, PrintStream out) throws IOException, XGBoostError {
    Map<String, String> o = new LinkedHashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      o.put(args[i], args[i + 1]);
    }
    int rows = Integer.parseInt(o.getOrDefault("--rows", "100000"));
    int columns = Integer.parseInt(o.getOrDefault("--columns", "30"));
    int trees = Integer.parseInt(o.getOrDefault("--trees", "100"));
    int depth = Integer.parseInt(o.getOrDefault("--depth", "6"));
    int repeats = Integer.parseInt(o.getOrDefault("--repeats", "3"));
    TrainingSet set = set(rows, columns);
    FitContext context = new FitContext(1, 1, Progress.NONE);
    BoostedTreesLearner learner = new BoostedTreesLearner(depth, 0.1, trees);
    double bare = Double.POSITIVE_INFINITY;
    double ours = Double.POSITIVE_INFINITY;
    ScoringModel model = learner.fit(set, 0, context);
    for (int r = 0; r < repeats; r++) {
      bare = Math.min(bare, bare(set, columns, trees, learner.parameters(set, context)));
      long start = System.nanoTime();
      model = learner.fit(set, 0, context);
      ours = Math.min(ours, (System.nanoTime() - start) / 1e9);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("arguments", new ArrayList<>(List.of(args)));
    json.put("bareXgboostSeconds", bare);
    json.put("trainSeconds", ours);
    json.put("trainRatio", ours / bare);
    scoring(set, model, json);
    String text = Json.write(json);
    out.println(text);
    if (o.containsKey("--json")) {
      Files.write(Path.of(o.get("--json")), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Matrix from a float array, train; what a program that knew nothing of us would do. */
  private static double bare(TrainingSet set, int columns, int trees, Map<String, Object> p)
      throws XGBoostError {
    float[] x = new float[set.size() * columns];
    float[] y = new float[set.size()];
    for (int i = 0; i < y.length; i++) {
      for (int c = 0; c < columns; c++) {
        x[i * columns + c] = set.number(i, c);
      }
      y[i] = set.label(i) ? 1 : 0;
    }
    long start = System.nanoTime();
    DMatrix m = new DMatrix(x, y.length, columns, Float.NaN);
    m.setLabel(y);
    Booster booster = XGBoost.train(m, p, trees, Map.of(), null, null);
    double seconds = (System.nanoTime() - start) / 1e9;
    booster.dispose();
    m.dispose();
    return seconds;
  }

  private static void scoring(TrainingSet set, ScoringModel model, Map<String, Object> json) {
    Row[] rows = new Row[4096];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = set.schema().newRow();
      set.read(i, rows[i]);
    }
    double[] contributions = new double[set.schema().columns().size()];
    double[] score = new double[9];
    double[] reasons = new double[9];
    double sink = 0;
    for (int r = 0; r < score.length; r++) {
      long start = cpu();
      for (int i = 0; i < 200_000; i++) {
        sink += model.probability(rows[i & 4095]);
      }
      score[r] = (cpu() - start) / 200_000.0 / 1e3;
    }
    long before = allocated();
    for (int i = 0; i < 100_000; i++) {
      sink += model.probability(rows[i & 4095]);
    }
    json.put("bytesPerScore", (allocated() - before) / 100_000.0);
    for (int r = 0; r < reasons.length; r++) {
      long start = cpu();
      for (int i = 0; i < 5_000; i++) {
        model.contributions(rows[i & 4095], contributions);
        sink += contributions[0];
      }
      reasons[r] = (cpu() - start) / 5_000.0 / 1e3;
    }
    before = allocated();
    for (int i = 0; i < 5_000; i++) {
      model.contributions(rows[i & 4095], contributions);
    }
    json.put("bytesPerReasons", (allocated() - before) / 5_000.0);
    Arrays.sort(score);
    Arrays.sort(reasons);
    json.put("scoreCpuMicros", score[score.length / 2]);
    json.put("reasonsCpuMicros", reasons[reasons.length / 2]);
    json.put("modelBytes", ModelCodec.encode(model).length);
    json.put("checksum", sink);
  }

  /** Processor time of this thread, so that neighbours on the machine do not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static TrainingSet set(int rows, int columns) {
    List<Column> all = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      all.add(Column.number("x" + c));
    }
    Schema schema = new Schema(all);
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    SplittableRandom random = new SplittableRandom(7);
    Row row = schema.newRow();
    for (int i = 0; i < rows; i++) {
      double margin = -1;
      for (int c = 0; c < columns; c++) {
        row.numbers[c] = (float) (random.nextDouble() * 2 - 1);
        margin += c < 6 ? row.numbers[c] * row.numbers[(c + 1) % 6] * 2 : 0;
      }
      if (i % 20 == 0) {
        row.numbers[i % columns] = Float.NaN;
      }
      b.add(row, random.nextDouble() < 1 / (1 + Math.exp(-margin)));
    }
    return b.build();
  }
}
