/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about datasets and models when a profile is erased: its rows leave the
 * exported files, and every version that was (or might have been) trained with it says so in its
 * record. Models are not changed: they hold sums over many profiles and no identifier, and the next
 * training is without the profile. Safe to repeat.
 */
public final class Erasure {
  private final Pseudonyms pseudonyms;
  private final ModelRegistry registry;

  /**
   * @param pseudonyms with the installation's key
   */
  public Erasure(Pseudonyms pseudonyms, ModelRegistry registry) {
    this.pseudonyms = pseudonyms;
    this.registry = registry;
  }

  /**
   * Erases.
   *
   * @param profileId not kept anywhere
   * @param exports folder of exported datasets (csv); need not exist
   * @return a receipt without the id: {@code pseudonym, models, unknown, files, rows}
   * @throws IOException if a file cannot be rewritten; what was done before stays done
   */
  public Map<String, Object> erase(String profileId, Path exports) throws IOException {
    long hash = pseudonyms.hash(profileId);
    String text = Pseudonyms.text(hash);
    List<String> flagged = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Map<String, Object> summary : registry.list("", 10_000)) {
      String version = String.valueOf(summary.get("version"));
      ModelRecord model = registry.get(version);
      MembershipFilter members = members(model);
      if (members == null || !members.keyFingerprint().equals(pseudonyms.keyFingerprint())) {
        unknown.add(version);
      } else if (members.mightContain(hash)) {
        flagged.add(version);
        if (model.checks().stream().noneMatch(c -> text.equals(c.get("pseudonym")))) {
          registry.append(version, "erasure", finding(text));
        }
      }
    }
    Map<String, Object> receipt = new LinkedHashMap<>();
    receipt.put("pseudonym", text);
    receipt.put("models", flagged);
    receipt.put("unknown", unknown);
    files(exports, hash, receipt);
    return receipt;
  }

  private static @Nullable MembershipFilter members(ModelRecord model) {
    try {
      return model.members().isEmpty() ? null : MembershipFilter.fromMap(model.members());
    } catch (InvalidInputException unreadable) {
      return null;
    }
  }

  private static Map<String, Object> finding(String pseudonym) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("pseudonym", pseudonym);
    m.put(
        "reason",
        "a profile erased since was part of the training, or is taken for one that was (chance "
            + MembershipFilter.FALSE_POSITIVES
            + ")");
    return m;
  }

  private static void files(Path exports, long hash, Map<String, Object> receipt)
      throws IOException {
    List<String> names = new ArrayList<>();
    int rows = 0;
    if (Files.isDirectory(exports)) {
      List<Path> all;
      try (Stream<Path> list = Files.list(exports)) {
        all =
            list.filter(p -> p.getFileName().toString().endsWith(".csv"))
                .sorted()
                .collect(Collectors.toList());
      }
      for (Path file : all) {
        int out = DatasetExport.erase(file, Set.of(hash));
        rows += out;
        if (out > 0) {
          names.add(file.getFileName().toString());
        }
      }
    }
    receipt.put("files", names);
    receipt.put("rows", rows);
  }

  /** A set without the rows of some pseudonyms. */
  public static TrainingSet without(TrainingSet rows, Set<Long> pseudonyms) {
    return rows.subset(
        IntStream.range(0, rows.size()).filter(i -> !pseudonyms.contains(rows.group(i))).toArray());
  }
}
