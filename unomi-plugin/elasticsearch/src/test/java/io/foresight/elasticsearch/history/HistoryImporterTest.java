/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.history.ImportOptions;
import io.foresight.core.history.ImportReport;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Elasticsearch with Unomi's templates. */
@Tag("elasticsearch")
class HistoryImporterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
  private static final ImportOptions OPTIONS = ImportOptions.defaults().scope("shop");

  private Path dir = Path.of(".");
  private UnomiSetup unomi = new UnomiSetup();
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();

  @BeforeEach
  void setUp(@TempDir Path temporary) throws IOException {
    dir = temporary;
    unomi = UnomiSetup.complete();
  }

  private ImportReport run(
      @Nullable Map<String, Object> mapping, ImportOptions options, Progress progress, Path... f) {
    return new HistoryImporter(unomi.connection, store, CLOCK)
        .run(Arrays.asList(f), mapping, options, progress);
  }

  private ImportReport json(String... lines) throws IOException {
    Path file = Input.file(dir, "f.jsonl", String.join("\n", lines));
    return run(null, OPTIONS, Progress.NONE, file);
  }

  private static String event(String id, String type, String time, String customer, String more) {
    return "{\"id\": \""
        + id
        + "\", \"type\": \""
        + type
        + "\", \"time\": \""
        + time
        + "\", \"customer\": \""
        + customer
        + "\""
        + more
        + "}";
  }

  @Test
  void events_sessions_andProfiles_areStoredAsUnomiDoes() throws IOException {
    ImportReport report =
        json(
            event(
                "e1",
                "view",
                "2011-05-31T23:50:00.9Z",
                "7",
                ", \"session\": \"s1\", \"target\": {\"itemId\": \"home\", \"itemType\": \"page\"},"
                    + " \"profile\": {\"email\": \"a@b.c\"}, \"consents\": {\"newsletter\": true}"),
            event(
                "e2",
                "order",
                "2011-06-01T00:10:00Z",
                "7",
                ", \"session\": \"s1\", \"properties\": {\"amount\": 20}"),
            event("e3", "mailSent", "2011-07-01T00:10:00Z", "7", ""));

    Map<String, Object> view = unomi.get("event", "e1");
    assertThat(view)
        .isEqualTo(
            Map.of(
                "_index", "-event-date-2011-05",
                "itemId", "e1",
                "itemType", "event",
                "scope", "shop",
                "eventType", "view",
                "sessionId", "s1",
                "profileId", "7",
                "timeStamp", "2011-05-31T23:50:00Z",
                "properties", Map.of(),
                "target",
                    Map.of(
                        "itemId", "home",
                        "itemType", "page",
                        "scope", "shop",
                        "customItemType", "page",
                        "properties", Map.of())));
    assertThat(unomi.get("event", "e2"))
        .containsEntry("_index", "-event-date-2011-06")
        .containsEntry("properties", Map.of("amount", 20.0));

    Map<String, Object> session = unomi.get("session", "s1");
    assertThat(session)
        .containsEntry("_index", "-session-date-2011-05")
        .containsEntry("profileId", "7")
        .containsEntry("timeStamp", "2011-05-31T23:50:00Z")
        .containsEntry("lastEventDate", "2011-06-01T00:10:00Z")
        .containsEntry("duration", 1_200_000)
        .containsEntry("size", 1)
        .containsEntry("originEventTypes", List.of("view"))
        .containsEntry("originEventIds", List.of("e1"));

    assertThat(unomi.get("profile", "7"))
        .isEqualTo(
            Map.of(
                "_index", "-profile",
                "itemId", "7",
                "itemType", "profile",
                "properties",
                    Map.of(
                        "email", "a@b.c",
                        "firstVisit", "2011-05-31T23:50:00Z",
                        "lastVisit", "2011-05-31T23:50:00Z",
                        "nbOfVisits", 1),
                "systemProperties", Map.of("lastUpdated", "2026-11-22T03:00:00Z"),
                "segments", List.of(),
                "scores", Map.of(),
                "consents",
                    Map.of(
                        "shop/newsletter",
                        Map.of(
                            "scope", "shop",
                            "typeIdentifier", "newsletter",
                            "status", "GRANTED",
                            "statusDate", "2011-05-31T23:50:00Z",
                            "revokeDate", "2099-12-31T00:00:00Z"))));
    assertThat(report.events()).isEqualTo(3);
    assertThat(report.profiles()).isEqualTo(1);
    assertThat(report.sessions()).isEqualTo(1);
    assertThat(report.types()).isEqualTo(Map.of("view", 1L, "order", 1L, "mailSent", 1L));
    assertThat(report.from()).isEqualTo("2011-05-31T23:50:00Z");
    assertThat(report.to()).isEqualTo("2011-07-01T00:10:00Z");
    assertThat(report.resumed()).isFalse();
  }

  @Test
  void newMonths_getUnomisMapping() throws IOException {
    json(event("e", "order", "2011-06-01", "Caf\u00e9 7", ""));
    assertThat(unomi.search("event", Map.of("term", Map.of("profileId.keyword", "Caf\u00e9 7"))))
        .hasSize(1);
    // The folding analyser: one token, lower case, without accents.
    assertThat(unomi.search("event", Map.of("term", Map.of("profileId", "cafe 7")))).hasSize(1);
    assertThat(
            unomi.search("event", Map.of("range", Map.of("timeStamp", Map.of("lt", "2011-06-02")))))
        .hasSize(1);
  }

  @Test
  void again_changesNothing() throws IOException {
    String[] lines = {
      event("e1", "view", "2011-06-01T10:00:00Z", "7", ", \"session\": \"s1\""),
      event(
          "e2",
          "view",
          "2011-06-02T10:00:00Z",
          "7",
          ", \"session\": \"s2\", \"profile\": {\"a\": 1}")
    };
    json(lines);
    Map<String, Object> before = unomi.get("profile", "7");
    ImportReport again = json(lines);
    assertThat(again.events()).isEqualTo(2);
    assertThat(again.alreadyThere()).isEqualTo(2);
    assertThat(again.profiles()).isZero();
    assertThat(again.sessions()).isZero();
    assertThat(unomi.count("event")).isEqualTo(2);
    assertThat(unomi.get("profile", "7")).isEqualTo(before);
    assertThat(Wire.object(before.get("properties"))).containsEntry("nbOfVisits", 2);
  }

  @Test
  void profileThatExists_isMerged() throws IOException {
    unomi.store(
        "profile",
        "7",
        Map.of(
            "itemId", "7",
            "itemType", "profile",
            "properties",
                Map.of(
                    "email", "new@b.c",
                    "firstVisit", "2020-01-01T00:00:00Z",
                    "lastVisit", "2026-01-01T00:00:00Z",
                    "nbOfVisits", 9),
            "systemProperties", Map.of("foresight", Map.of("state", "x")),
            "segments", List.of("gold")));
    json(
        event(
            "e1",
            "view",
            "2011-06-01T10:00:00Z",
            "7",
            ", \"session\": \"s\", \"profile\": {\"email\": \"old@b.c\", \"city\": \"Bern\"}"));
    Map<String, Object> profile = unomi.get("profile", "7");
    assertThat(profile.get("properties"))
        .isEqualTo(
            Map.of(
                "email", "new@b.c",
                "city", "Bern",
                "firstVisit", "2011-06-01T10:00:00Z",
                "lastVisit", "2026-01-01T00:00:00Z",
                "previousVisit", "2011-06-01T10:00:00Z",
                "nbOfVisits", 9));
    assertThat(profile.get("systemProperties"))
        .isEqualTo(
            Map.of("foresight", Map.of("state", "x"), "lastUpdated", "2026-11-22T03:00:00Z"));
    assertThat(profile).containsEntry("segments", List.of("gold"));
  }

  @Test
  void customerWhoWasMerged_isFoundByAlias() throws IOException {
    unomi.store(
        "profilealias",
        "c-7",
        Map.of("itemId", "c-7", "itemType", "profileAlias", "profileID", "master"));
    Path file = Input.file(dir, "f", event("e1", "order", "2011-06-01", "7", ""));
    run(null, OPTIONS.profileIdPrefix("c-"), Progress.NONE, file);
    assertThat(unomi.get("event", "e1")).containsEntry("profileId", "master");
    assertThat(unomi.count("profile-")).isZero();
    assertThat(unomi.get("profile", "master")).containsEntry("itemId", "master");
  }

  @Test
  void eventThatElasticsearchRefuses_isRejectedWithItsLine() throws IOException {
    ImportReport report =
        json(
            event("e1", "order", "2011-06-01", "7", ", \"properties\": {\"a\": {\"b\": 1}}"),
            event("e2", "order", "2011-06-01", "7", ", \"properties\": {\"a\": 3}"));
    assertThat(report.events()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    String rejectedFile = String.valueOf(report.rejectedFile());
    assertThat(Files.readString(Path.of(rejectedFile)))
        .startsWith("f.jsonl\t2\trefused by Elasticsearch: mapper_parsing_exception: ");
    assertThat(rejectedFile).endsWith("f.jsonl.rejected");
  }

  @Test
  void withoutUnomisTemplates_nothingIsWritten() throws IOException {
    unomi = new UnomiSetup();
    assertThatThrownBy(() -> json(event("e1", "order", "2011-06-01", "7", "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Unomi 2.1 has not set up Elasticsearch yet")
        .hasMessageContaining("-event-date-template is missing");
    assertThat(unomi.count("event")).isZero();
  }

  @Test
  void noFiles_isSaid() {
    assertThatThrownBy(() -> run(null, OPTIONS, Progress.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("files must name at least one file");
  }

  private Path manyEvents(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String session = ", \"session\": \"s" + i / 10 + "\"";
      lines.add(
          event(
              "e" + i,
              "view",
              TimeFormat.stored(1_300_000_000_000L + i * 60_000L),
              "c" + i / 50,
              session));
    }
    return Input.gzip(dir, "many.jsonl.gz", String.join("\n", lines));
  }

  @Test
  void killedRun_isContinued_andEndsAsIfNothingHadHappened() throws IOException {
    Path file = manyEvents(5_000);
    ImportOptions options = OPTIONS.checkpointEvery(1_000);
    int[] calls = new int[1];
    Progress killer =
        (phase, done, total) -> {
          assertThat(total).isPositive();
          if (++calls[0] == 4) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(() -> run(null, options, killer, file)).hasMessage("killed");
    assertThat(store.collections()).contains("imports");

    ImportReport report = run(null, options, Progress.NONE, file);
    assertThat(report.resumed()).isTrue();
    assertThat(report.rows()).isEqualTo(5_000);
    assertThat(report.events()).isEqualTo(5_000);
    assertThat(report.profiles()).isLessThan(100);
    assertThat(unomi.count("event")).isEqualTo(5_000);
    assertThat(unomi.count("profile-")).isZero();
    assertThat(unomi.count("profile")).isEqualTo(100);
    assertThat(unomi.count("session")).isEqualTo(500);
    assertThat(Wire.object(unomi.get("profile", "c99").get("properties")))
        .containsEntry("nbOfVisits", 5);
    assertThat(unomi.get("session", "s99")).containsEntry("size", 10);
    assertThat(run(null, options, Progress.NONE, file).resumed()).isFalse();
  }

  @Test
  void cancelledRun_keepsWhatWasRead() throws IOException {
    Path file = manyEvents(5_000);
    int[] calls = new int[1];
    Progress cancel =
        (phase, done, total) -> {
          if (++calls[0] == 3) {
            throw new CancelledException("somebody");
          }
        };
    assertThatThrownBy(() -> run(null, OPTIONS, cancel, file))
        .isInstanceOf(CancelledException.class);
    assertThat(unomi.count("event")).isEqualTo(2_001);
    ImportReport report = run(null, OPTIONS, Progress.NONE, file);
    assertThat(report.resumed()).isTrue();
    assertThat(report.alreadyThere()).isZero();
    assertThat(unomi.count("event")).isEqualTo(5_000);
  }

  @Test
  void orderLog_endsUpAsOrders() throws IOException {
    Path file =
        Input.file(
            dir,
            "f.csv",
            Input.RETAIL_HEADER
                + "500,A,LAMP,2,2011-06-01 10:00:00,2.5,17,France\n"
                + "C501,A,LAMP,-2,2011-06-05 10:00:00,2.5,17,France\n"
                + "502,A,LAMP,x,2011-06-05 10:00:00,2.5,17,France\n");
    ImportReport report = run(Input.shipped("online-retail"), OPTIONS, Progress.NONE, file);
    assertThat(report.types()).isEqualTo(Map.of("order", 1L, "orderCancel", 1L));
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.rows()).isEqualTo(3);
    Map<String, Object> properties = Wire.object(unomi.get("profile", "17").get("properties"));
    assertThat(properties)
        .containsEntry("country", "France")
        .containsEntry("firstVisit", "2011-06-01T09:00:00Z")
        .containsEntry("lastVisit", "2011-06-05T09:00:00Z")
        .doesNotContainKey("nbOfVisits");
  }
}
