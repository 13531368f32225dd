/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.job.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the competition on a plain CSV table and prints the model card as JSON; see
 * docs/benchmarks.md. Arguments: {@code --csv FILE --label COLUMN --positive VALUE [--drop A,B]
 * [--replace COLUMN:VALUE=BY+flag] [--split hash|time|folds] [--modulo 5] [--test-share 0.2]
 * [--seed 1] [--threads 1] [--json FILE]}.
 */
public final class TableBenchmark {
  private TableBenchmark() {}

  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  static void run(String[] args, PrintStream out) throws IOException {
    Map<String, String> o = new LinkedHashMap<>();
    List<String> names =
        List.of(
            "csv",
            "label",
            "positive",
            "drop",
            "replace",
            "split",
            "modulo",
            "test-share",
            "seed",
            "threads",
            "json");
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!names.contains(name) || i + 1 == args.length) {
        throw new IllegalArgumentException("bad argument " + args[i] + ", known are " + names);
      }
      o.put(name, args[i + 1]);
    }
    CsvTable table = new CsvTable(Path.of(required(o, "csv")));
    if (o.containsKey("drop")) {
      table.drop(o.get("drop").split(","));
    }
    if (o.containsKey("replace")) {
      String[] rule = o.get("replace").split(":|=|\\+");
      if (rule.length != 4 || !rule[3].equals("flag")) {
        throw new IllegalArgumentException("--replace takes COLUMN:VALUE=BY+flag");
      }
      table.replaceAndFlag(rule[0], rule[1], rule[2]);
    }
    TrainingSet set = table.build(required(o, "label"), required(o, "positive"));
    if (o.getOrDefault("split", "hash").equals("folds")) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("arguments", new ArrayList<>(List.of(args)));
      FiveFold figures = FiveFold.of(set, options(o));
      json.put("summary", figures.toString());
      json.put("figures", figures.toMap());
      print(Json.write(json), o, out);
      return;
    }
    Split split =
        o.getOrDefault("split", "hash").equals("time")
            ? Splits.newestAsTest(set, Double.parseDouble(o.getOrDefault("test-share", "0.2")), 0)
            : Splits.byHash(set, Integer.parseInt(o.getOrDefault("modulo", "5")));
    long start = System.nanoTime();
    CompetitionResult result = new Competition(options(o)).run(set, split, Progress.NONE);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("arguments", new ArrayList<>(List.of(args)));
    json.put("seconds", Math.round((System.nanoTime() - start) / 1e7) / 100.0);
    if (result.refused()) {
      json.put("refusal", result.refusal());
    } else {
      json.put("report", result.report().toMap());
    }
    print(Json.write(json), o, out);
  }

  private static CompetitionOptions options(Map<String, String> o) {
    return CompetitionOptions.seeded(Long.parseLong(o.getOrDefault("seed", "1")))
        .withThreads(Integer.parseInt(o.getOrDefault("threads", "1")));
  }

  private static void print(String text, Map<String, String> o, PrintStream out)
      throws IOException {
    out.println(text);
    if (o.containsKey("json")) {
      Files.write(Path.of(o.get("json")), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String required(Map<String, String> options, String name) {
    String v = options.get(name);
    if (v == null) {
      throw new IllegalArgumentException("--" + name + " is required");
    }
    return v;
  }
}
