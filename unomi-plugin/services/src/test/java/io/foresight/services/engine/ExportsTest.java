/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.job.Progress;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Datasets that leave the house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsTest {
  private final Goal goal = ShippedGoals.all().get(0);
  private ShopInMemory shop;

  @BeforeAll
  void shop() {
    shop = new ShopInMemory(200, 200);
  }

  private Exports exports(Path folder, int megabytes) {
    return new Exports(
        new ExportFolder(folder, megabytes), shop.key().pseudonyms(), shop.audit(), shop.clock);
  }

  private Map<String, Object> export(Path folder) {
    return exports(folder, 64).run(goal, shop.datasets(), "Ada", new Run(Map.of()));
  }

  private static String text(Path folder) throws IOException {
    return Files.readString(folder.resolve("purchase-30d.csv"));
  }

  private List<String> customers() {
    List<String> out = new ArrayList<>();
    shop.profiles.scan(List.of(), 0, 1, p -> out.add(p.id()), Progress.NONE);
    return out;
  }

  @Test
  void theFile_holdsKeyedHashesOnly_andSaysSo(@TempDir Path folder) throws IOException {
    Map<String, Object> done = export(folder);
    String csv = text(folder);
    assertThat(csv).startsWith("# Foresight dataset of goal purchase-30d\n# Pseudonymised:");
    assertThat(csv).contains("still personal data").contains(String.valueOf(done.get("key")));
    long rows = csv.lines().filter(l -> !l.startsWith("#")).count() - 1;
    assertThat(done).containsEntry("rows", (int) rows).containsEntry("pseudonymised", true);
    assertThat(rows).isGreaterThan(200);
    assertThat(customers()).hasSize(200).noneMatch(id -> csv.contains(id + ","));
    assertThat(shop.audit().entries("purchase-30d", 1).get(0))
        .containsEntry("action", "dataset.export")
        .containsEntry("by", "Ada");
  }

  @Test
  void aNewExport_takesThePlaceOfTheOneBefore_andCanBeListedReadAndDeleted(@TempDir Path folder)
      throws IOException {
    export(folder);
    export(folder);
    ExportFolder files = new ExportFolder(folder, 64);
    assertThat(files.list()).hasSize(1).allSatisfy(f -> assertThat(f).containsKey("bytes"));
    try (InputStream in = files.open("purchase-30d.csv")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text(folder));
    }
    files.delete("purchase-30d.csv");
    assertThat(files.list()).isEmpty();
    for (String elsewhere : List.of("purchase-30d.csv", "../secret.csv", "/etc/passwd", "a.txt")) {
      assertThatThrownBy(() -> files.open(elsewhere)).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(() -> files.delete(elsewhere)).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void tooLarge_isRefused_andNothingIsLeftBehind(@TempDir Path folder) throws IOException {
    ExportFolder small = new ExportFolder(folder, 1);
    String line = "0123456789".repeat(10_000);
    assertThatThrownBy(
            () ->
                small.write(
                    "purchase-30d",
                    out -> {
                      for (int i = 0; i < 20; i++) {
                        out.write(line);
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 MB")
        .hasMessageContaining("export.maxMegabytes");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void withoutRows_thereIsNothingToExport(@TempDir Path folder) {
    ShopInMemory young = new ShopInMemory(10, 20);
    Exports exports =
        new Exports(
            new ExportFolder(folder, 1), young.key().pseudonyms(), young.audit(), young.clock);
    assertThatThrownBy(() -> exports.run(goal, young.datasets(), "Ada", new Run(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("readiness");
  }

  @Test
  void anErasure_reachesTheFilesOfAllNodes(@TempDir Path here, @TempDir Path there)
      throws IOException {
    export(here);
    export(there);
    String someone = null;
    for (String id : customers()) {
      String pseudonym = Pseudonyms.text(shop.key().pseudonyms().hash(id));
      someone = text(here).contains(pseudonym) ? id : someone;
    }
    String pseudonym = Pseudonyms.text(shop.key().pseudonyms().hash(someone));
    Exports other = exports(there, 64);
    long before = other.follow(0);
    Map<String, Object> receipt =
        shop.forgetting(new ModelRegistry(shop.documents, shop.clock), here).erase(someone, "Ada");
    assertThat(receipt).containsEntry("files", List.of("purchase-30d.csv"));
    assertThat((Integer) receipt.get("rows")).isPositive();
    assertThat(text(here)).doesNotContain(pseudonym);
    assertThat(text(there)).contains(pseudonym);
    assertThat(other.follow(before)).isEqualTo(before + 1);
    assertThat(text(there)).doesNotContain(pseudonym).startsWith("# Foresight dataset");
    assertThat(text(there)).isEqualTo(text(here));
  }
}
