/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportOptionsTest {
  @Test
  void from_readsEveryField() {
    ImportOptions o =
        ImportOptions.from(
            "options",
            Map.of(
                "scope",
                "shop",
                "profileIdPrefix",
                "c-",
                "rejectedFile",
                "bad.tsv",
                "resume",
                false,
                "senders",
                3,
                "checkpointEvery",
                10));
    assertThat(o.scope()).isEqualTo("shop");
    assertThat(o.profileIdPrefix()).isEqualTo("c-");
    assertThat(o.rejectedFile()).isEqualTo(Path.of("bad.tsv"));
    assertThat(o.resume()).isFalse();
    assertThat(o.senders()).isEqualTo(3);
    assertThat(o.checkpointEvery()).isEqualTo(10);
  }

  @Test
  void from_nothing_isTheDefaults() {
    ImportOptions o = ImportOptions.from("options", Map.of());
    assertThat(o.scope()).isEqualTo("foresight");
    assertThat(o.profileIdPrefix()).isEmpty();
    assertThat(o.rejectedFile()).isNull();
    assertThat(o.resume()).isTrue();
    assertThat(o.senders()).isEqualTo(2);
    assertThat(o.checkpointEvery()).isEqualTo(100_000);
  }

  @Test
  void from_unknownOrOutOfRange_namesTheField() {
    assertThatThrownBy(() -> ImportOptions.from("options", Map.of("scop", "x")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("options.scop is unknown; allowed are");
    assertThatThrownBy(() -> ImportOptions.from("options", Map.of("senders", 0)))
        .hasMessageContaining("options.senders must be a number in 1..16");
    assertThatThrownBy(() -> ImportOptions.from("options", Map.of("rejectedFile", "a\0b")))
        .hasMessageContaining("options.rejectedFile must be a path");
  }

  @Test
  void with_changesOnlyThat() {
    ImportOptions o =
        ImportOptions.defaults()
            .scope("s")
            .profileIdPrefix("p")
            .rejectedFile(Path.of("r"))
            .resume(false)
            .senders(1)
            .checkpointEvery(2);
    assertThat(o.scope() + o.profileIdPrefix() + o.rejectedFile()).isEqualTo("spr");
    assertThat(o.resume()).isFalse();
    assertThat(o.senders() + o.checkpointEvery()).isEqualTo(3);
  }
}
