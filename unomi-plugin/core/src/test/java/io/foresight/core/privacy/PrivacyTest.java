/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.MutableClock;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.JsonValues;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private final Pseudonyms pseudonyms = Pseudonyms.of(KEY);

  private TrainingSet rows(String... cities) {
    Schema schema = new Schema(List.of(Column.number("orders"), Column.category("city")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < cities.length; i++) {
      row.numbers[0] = i == 0 ? Float.NaN : i;
      row.categories[0] = cities[i];
      b.add(row, i % 2 == 0, 1_000L * i, pseudonyms.hash("profile-" + i));
    }
    return b.build();
  }

  @Test
  void pseudonyms_dependOnTheKey_andAreHmacSha256() {
    assertThat(pseudonyms.hash("a")).isEqualTo(Pseudonyms.of(KEY).hash("a"));
    assertThat(pseudonyms.hash("a")).isNotEqualTo(Pseudonyms.of(KEY + "x").hash("a"));
    assertThat(pseudonyms.keyFingerprint()).isNotEqualTo(Pseudonyms.seeded(1).keyFingerprint());
    assertThat(Pseudonyms.text(-1)).isEqualTo("ffffffffffffffff");
    assertThat(IntStream.range(0, 100_000).mapToLong(i -> pseudonyms.hash("p" + i)).distinct())
        .hasSize(100_000);
    assertThatThrownBy(() -> Pseudonyms.of("secret"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("privacy.key")
        .hasMessageNotContaining("secret");
  }

  @Test
  void pseudonyms_areTheSameFromManyThreads() {
    long[] one = IntStream.range(0, 2_000).mapToLong(i -> pseudonyms.hash("p" + i)).toArray();
    long[] many =
        IntStream.range(0, 2_000).parallel().mapToLong(i -> pseudonyms.hash("p" + i)).toArray();
    assertThat(many).isEqualTo(one);
  }

  @Test
  void membership_forgetsNobody_andNamesOneInAThousandOthers() {
    SplittableRandom random = new SplittableRandom(1);
    long[] members = LongStream.generate(random::nextLong).limit(50_000).toArray();
    MembershipFilter f =
        MembershipFilter.fromMap(JsonValues.copy(MembershipFilter.of(members, "abcd1234").toMap()));
    assertThat(LongStream.of(members).allMatch(f::mightContain)).isTrue();
    long wrong =
        LongStream.generate(random::nextLong).limit(200_000).filter(f::mightContain).count();
    assertThat(wrong / 200_000.0).isBetween(0.0005, 0.0015);
    assertThat(f.size()).isEqualTo(50_000);
    assertThat(f.toMap().toString().length()).isLessThan(50_000 * 8 / 3);
    assertThat(MembershipFilter.of(new long[0], "k").mightContain(0)).isFalse();
    assertThatThrownBy(() -> MembershipFilter.fromMap(Map.of("kind", "bloom", "bits", "?!")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("members.");
  }

  @Test
  void export_saysThatItIsPseudonymised_andHoldsNoId() throws IOException {
    StringWriter out = new StringWriter();
    DatasetExport.write(rows("Oslo", "=1+1", "a,\"b\""), "buys", "abcd1234", out);
    List<String> lines = List.of(out.toString().split("\n"));
    assertThat(lines.get(1)).startsWith("# Pseudonymised").contains("key abcd1234");
    assertThat(lines.get(2)).contains("still personal data");
    assertThat(lines.get(3)).isEqualTo("pseudonym,time,outcome,orders,city");
    assertThat(lines.get(4))
        .isEqualTo(Pseudonyms.text(pseudonyms.hash("profile-0")) + ",1970-01-01T00:00:00Z,1,,Oslo");
    assertThat(lines.get(5)).endsWith(",1.0,'=1+1");
    assertThat(lines.get(6)).endsWith(",2.0,\"a,\"\"b\"\"\"");
    assertThat(out.toString()).doesNotContain("profile-");
  }

  @Test
  void export_refusesColumnsThatNamePeople() {
    assertThatThrownBy(
            () ->
                DatasetExport.write(
                    rows("Oslo", "ada@example.org"), "buys", "k", new StringWriter()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("city")
        .hasMessageContaining("e-mail")
        .hasMessageNotContaining("ada");
  }

  @Test
  void scan_knowsIdentifiersFromDescriptions() {
    assertThat(IdentifierScan.kind("ada@example.org")).isNotEmpty();
    assertThat(IdentifierScan.kind("+49 (0)30 1234-5678")).isNotEmpty();
    assertThat(IdentifierScan.kind("6f1b2c3d-0000-4aaa-8bbb-0123456789ab")).isNotEmpty();
    for (String plain : List.of("Oslo", "Head of Sales", "250-500", "2026-11-22", "10115", "")) {
      assertThat(IdentifierScan.kind(plain)).as(plain).isEmpty();
    }
    String[] own = IntStream.range(0, 100).mapToObj(i -> "name " + i).toArray(String[]::new);
    assertThat(IdentifierScan.columns(rows(own))).containsKey("city");
    String[] few = IntStream.range(0, 100).mapToObj(i -> "c" + i % 7).toArray(String[]::new);
    assertThat(IdentifierScan.columns(rows(few))).isEmpty();
  }

  @Test
  void erasure_takesRowsOut_flagsModels_andLeavesAReceipt(@TempDir Path folder) throws IOException {
    ModelRegistry registry =
        new ModelRegistry(new InMemoryDocumentStore(), new MutableClock("2026-11-22T00:00:00Z"));
    TrainingSet with = rows("Oslo", "Rome", "Bonn");
    TrainingSet without = Erasure.without(with, Set.of(pseudonyms.hash("profile-1")));
    assertThat(without.size()).isEqualTo(2);
    String trained = add(registry, MembershipFilter.of(with.groups(), key()).toMap());
    String not = add(registry, MembershipFilter.of(without.groups(), key()).toMap());
    String unknown = add(registry, Map.of());
    Path file = folder.resolve("buys.csv");
    try (var out = Files.newBufferedWriter(file)) {
      DatasetExport.write(rows("a\nb", "Rome\nx,y", "c"), "buys", key(), out);
    }
    Erasure erasure = new Erasure(pseudonyms, registry);
    Map<String, Object> receipt = erasure.erase("profile-1", folder);
    assertThat(receipt)
        .containsEntry("models", List.of(trained))
        .containsEntry("unknown", List.of(unknown))
        .containsEntry("files", List.of("buys.csv"))
        .containsEntry("rows", 1);
    assertThat(receipt.toString()).doesNotContain("profile-1");
    assertThat(Files.readString(file))
        .doesNotContain("Rome")
        .doesNotContain("x,y")
        .contains("a\nb");
    ModelRecord flagged = registry.get(trained);
    assertThat(flagged.lastCheck("erasure")).isNotNull();
    assertThat(registry.get(not).checks()).isEmpty();
    erasure.erase("profile-1", folder.resolve("absent"));
    assertThat(registry.get(trained).checks()).hasSize(1);
    assertThat(flagged.members()).isEqualTo(registry.get(trained).members());
  }

  private String key() {
    return pseudonyms.keyFingerprint();
  }

  private static String add(ModelRegistry registry, Map<String, Object> members) {
    return registry.add("buys", true, "better", Map.of(), new byte[] {1}, members).version();
  }
}
