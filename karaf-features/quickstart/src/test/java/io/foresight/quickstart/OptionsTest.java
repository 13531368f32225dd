/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class OptionsTest {
  @TempDir Path dir;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(dir.resolve("a.csv"), "x");
    Files.writeString(dir.resolve("b.csv.gz"), "x");
  }

  @Test
  void nothingGiven_hasTheDefaults() {
    Options o = parse();
    assertThat(o.exit).isFalse();
    assertThat(o.help).isFalse();
    assertThat(o.profiles).isEqualTo(5_000);
    assertThat(o.days).isEqualTo(540);
    assertThat(o.seed).isEqualTo(1);
    assertThat(o.keep).isEqualTo(dir.resolve("project/.foresight"));
    assertThat(o.report).isNull();
    assertThat(o.orders).isEmpty();
    assertThat(o.mautic).isNull();
    assertThat(o.asOf).isNull();
    assertThat(o.ports.of(Option.HTTP_PORT)).isEqualTo(8181);
  }

  @Test
  void everythingGiven_isTaken() {
    Options o =
        parse(
            "--exit --report r.json --orders a.csv --orders=b.csv.gz --mapping cdnow --as-of"
                + " 2011-06-01 --keep k --http-port 1 --es-port 2 --ssh-port=3");
    assertThat(o.exit).isTrue();
    assertThat(o.report).isEqualTo(dir.resolve("r.json"));
    assertThat(o.orders).containsExactly(dir.resolve("a.csv"), dir.resolve("b.csv.gz"));
    assertThat(o.mapping).isEqualTo("cdnow");
    assertThat(o.asOf).isEqualTo(Instant.parse("2011-06-01T00:00:00Z"));
    assertThat(o.keep).isEqualTo(dir.resolve("k"));
    assertThat(o.ports.of(Option.ES_PORT)).isEqualTo(2);
    assertThat(parse("--as-of 2011-06-01T12:00:00Z").asOf)
        .isEqualTo(Instant.parse("2011-06-01T12:00:00Z"));
    assertThat(parse("--profiles 10 --days 30 --seed -4").seed).isEqualTo(-4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--colour | unknown option --colour",
        "stray | unknown option stray",
        "--exit=yes | --exit takes no value",
        "--exit --exit | --exit is given twice",
        "--report | --report needs a value",
        "--report --exit | --report needs a value",
        "--report no/such/r.json | --report must be a file in a folder that exists",
        "--report . | --report must be a file",
        "--orders missing.csv --mapping cdnow | --orders: there is no readable file",
        "--orders a.csv --orders a.csv --mapping cdnow | is given twice",
        "--orders a.csv | --orders needs --mapping",
        "--mapping cdnow | --mapping needs --orders",
        "--orders a.csv --mapping cdnow --seed 3 | --seed sizes the simulated shop",
        "--profiles 0 | --profiles must be a whole number in 1..100000, was 0",
        "--profiles many | --profiles must be a whole number",
        "--days 29 | --days must be a whole number in 30..3650",
        "--as-of yesterday | --as-of must be a date such as",
        "--as-of 2011-13-01 | --as-of must be a date such as",
        "--keep a.csv | --keep must be a folder",
        "--http-port 0 | --http-port must be a whole number in 1..65535",
        "--http-port 9200 | --es-port and --http-port are both 9200",
        "--mautic-user me | --mautic-user needs --mautic URL",
        "--mautic-client-secret x | --mautic-client-secret needs --mautic URL",
        "--mautic http://m.example | --mautic needs either",
        "--mautic http://m.example --mautic-user a --mautic-client-id b | --mautic needs either",
        "--mautic http://m.example --mautic-user a | --mautic-password is missing",
        "--mautic http://m.example --mautic-client-id a | --mautic-client-secret is missing",
        "--mautic m.example --mautic-user a --mautic-password b | --mautic must be an http",
        "--mautic http://m.example --mautic-user a --mautic-password b --mautic-client-secret c"
            + " | --mautic-client-secret does not go with",
        "--mautic http://m.example --mautic-user a --mautic-password b --mautic-port 9"
            + " | --mautic-port is the stand-in's",
      })
  void whatCannotBeFollowed_isNamed(String line, String message) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message.trim());
  }

  @Test
  void realMautic_byUserOrClient_secretsAlsoFromTheEnvironment() {
    MauticAccess user =
        parse("--mautic https://m.example/x --mautic-user a --mautic-password b").mautic;
    assertThat(user.user + user.password + user.clientId).isEqualTo("abnull");
    Options o =
        Options.parse(
            dir,
            dir,
            Map.of("FORESIGHT_MAUTIC_CLIENT_SECRET", "s"),
            "--mautic=https://m.example",
            "--mautic-client-id=c");
    assertThat(o.mautic.clientId + o.mautic.clientSecret).isEqualTo("cs");
  }

  @Test
  void help_isGivenWhateverElseIsAsked_andNamesEveryOption() {
    assertThat(parse("--help --mapping x").help).isTrue();
    assertThat(parse("-h").help).isTrue();
    for (Option o : Option.values()) {
      assertThat(Option.help()).contains(o.flag() + " ");
    }
    assertThat(Option.help().lines()).allMatch(l -> l.length() <= 100);
  }

  private Options parse(String line) {
    return Options.parse(
        dir,
        dir.resolve("project/.foresight"),
        Map.of(),
        line.isBlank() ? new String[0] : line.trim().split("\\s+"));
  }

  private Options parse() {
    return parse("");
  }
}
