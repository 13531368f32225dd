/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.Fields;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallPartsTest {
  @Test
  void longSet_isASet() {
    LongSet set = new LongSet();
    Set<Long> model = new HashSet<>();
    long value = 0;
    for (int i = 0; i < 200_000; i++) {
      assertThat(set.contains(value)).isEqualTo(model.contains(value));
      assertThat(set.add(value)).isEqualTo(model.add(value));
      value = i % 3 == 0 ? i / 2 : Hashes.mix(i);
    }
    LongSet copy = new LongSet();
    copy.addAll(set);
    assertThat(model).allMatch(copy::contains);
    assertThat(copy.contains(-77)).isFalse();
  }

  @Test
  void hash_staysTheSame() {
    assertThat(Hashes.hex(Hashes.of("a"))).isEqualTo("ca978112ca1bbdca");
    assertThat(Hashes.hex(5)).isEqualTo("0000000000000005");
  }

  @Test
  void lines_areCutAtTheBound_andTheLastNeedsNoEnd() throws IOException {
    LineReader in = new LineReader(new StringReader("ab\n\n" + "x".repeat(100_000) + "\nlast"), 5);
    assertThat(in.next()).isEqualTo("ab");
    assertThat(in.next()).isEmpty();
    assertThat(in.next()).isEqualTo("xxxxxx");
    assertThat(in.next()).isEqualTo("last");
    assertThat(in.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2011-06-01, 2011-06-01T00:00:00Z",
    "2011-06-01 10:11, 2011-06-01T10:11:00Z",
    "2011-06-01T10:11:12, 2011-06-01T10:11:12Z",
    "2011-06-01T10:11:12.9Z, 2011-06-01T10:11:12Z",
    "2011-06-01T10:11:12.999Z, 2011-06-01T10:11:12Z",
    "2011-06-01T10:11:12.999999Z, 2011-06-01T10:11:12Z",
    "2011-06-01T10:11:12+02:00, 2011-06-01T08:11:12Z",
  })
  void isoTimes(String text, String instant) {
    assertThat(Instant.ofEpochMilli(TimeFormat.iso().millis(text))).isEqualTo(instant);
  }

  @Test
  void patternWithOffset_needsNoZone() {
    TimeFormat f =
        TimeFormat.of(
            Fields.of("time", Map.of("pattern", "dd.MM.yyyy HH:mm XXX", "zone", "Asia/Tokyo")));
    assertThat(TimeFormat.stored(f.millis("01.06.2011 10:00 +01:00")))
        .isEqualTo("2011-06-01T09:00:00Z");
    assertThatThrownBy(() -> f.millis("01.06.2011")).isInstanceOf(BadRowException.class);
  }

  @Test
  void template_withABlankColumn_hasNoValue() {
    Template t = Template.of("x", "{a}-{b}!");
    assertThat(t.in(n -> n.toUpperCase(java.util.Locale.ROOT))).isEqualTo("A-B!");
    assertThat(t.in(n -> n.equals("a") ? "1" : "")).isNull();
    assertThat(Template.of("x", 3).in(n -> "")).isEqualTo(3);
    assertThat(Template.of("x", "plain").in(n -> "")).isEqualTo("plain");
  }
}
