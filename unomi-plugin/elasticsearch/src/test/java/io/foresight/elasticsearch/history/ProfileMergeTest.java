/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileMergeTest {
  private static final ProfileMerge MERGE =
      new ProfileMerge(
          "p", "shop", Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  private static HistoryRecord record(String time, boolean visit) {
    long millis = Instant.parse(time).toEpochMilli();
    HistoryRecord r = new HistoryRecord("e" + time, "order", millis, "7", Map.of(), 0, 1);
    r.visit = visit;
    return r;
  }

  private static ProfileEntry entry(HistoryRecord... records) {
    ProfileEntry p = new ProfileEntry("7");
    for (HistoryRecord r : records) {
      p.add(r, r.visit);
    }
    return p;
  }

  private static Map<String, Object> properties(@Nullable Map<String, Object> profile) {
    return Wire.object(profile == null ? null : profile.get("properties"));
  }

  private static Map<String, Object> existing(Map<String, Object> properties) {
    return new HashMap<>(Map.of("itemId", "7", "properties", properties));
  }

  @Test
  void visits_comeInAnyOrder() {
    ProfileEntry p =
        entry(
            record("2011-01-02T00:00:00Z", true),
            record("2011-01-01T00:00:00Z", true),
            record("2011-01-05T00:00:00Z", true),
            record("2011-01-03T00:00:00Z", true),
            record("2011-01-09T00:00:00Z", false));
    assertThat(properties(MERGE.merged(null, p)))
        .isEqualTo(
            Map.of(
                "firstVisit", "2011-01-01T00:00:00Z",
                "lastVisit", "2011-01-05T00:00:00Z",
                "previousVisit", "2011-01-03T00:00:00Z"));
  }

  @Test
  void whoOnlyGotMails_visitedAtTheFirst() {
    ProfileEntry p =
        entry(record("2011-01-02T00:00:00Z", false), record("2011-01-01T00:00:00Z", false));
    assertThat(properties(MERGE.merged(null, p)))
        .containsEntry("firstVisit", "2011-01-01T00:00:00Z")
        .containsEntry("lastVisit", "2011-01-01T00:00:00Z");
  }

  @Test
  void newestProperty_wins_alsoOverWhatIsStored() {
    HistoryRecord late = record("2011-02-01T00:00:00Z", true);
    late.profile = Map.of("city", "Rome");
    HistoryRecord early = record("2011-01-01T00:00:00Z", true);
    early.profile = Map.of("city", "Bern", "age", 30);
    ProfileEntry p = entry(late, early);
    assertThat(properties(MERGE.merged(null, p)))
        .containsEntry("city", "Rome")
        .containsEntry("age", 30);
    assertThat(
            properties(
                MERGE.merged(
                    existing(Map.of("city", "Oslo", "lastVisit", "2011-01-15T00:00:00Z")), p)))
        .containsEntry("city", "Rome");
    assertThat(
            properties(
                MERGE.merged(
                    existing(Map.of("city", "Oslo", "lastVisit", "2011-03-15T00:00:00Z")), p)))
        .containsEntry("city", "Oslo")
        .containsEntry("age", 30);
  }

  @Test
  void consent_newerOneWins() {
    HistoryRecord yes = record("2011-01-01T00:00:00Z", true);
    yes.consents = Map.of("news", true);
    HistoryRecord no = record("2011-02-01T00:00:00Z", true);
    no.consents = Map.of("news", false);
    Map<String, Object> denied = Wire.object(MERGE.merged(null, entry(no, yes)));
    assertThat(Wire.object(Wire.object(denied.get("consents")).get("shop/news")))
        .containsEntry("status", "DENIED")
        .containsEntry("statusDate", "2011-02-01T00:00:00Z");
    HistoryRecord between = record("2011-01-15T00:00:00Z", true);
    between.consents = Map.of("news", true);
    assertThat(Wire.object(MERGE.merged(denied, entry(between))).get("consents"))
        .isEqualTo(denied.get("consents"));
  }

  @Test
  void again_isNoChange() {
    ProfileEntry p =
        entry(record("2011-01-02T00:00:00Z", true), record("2011-01-01T00:00:00Z", true));
    assertThat(MERGE.merged(MERGE.merged(null, p), p)).isNull();
  }

  @Test
  void timesInAnotherForm_areReplacedNotFatal() {
    assertThat(
            properties(
                MERGE.merged(
                    existing(Map.of("firstVisit", 1_300_000_000_000L, "lastVisit", true)),
                    entry(record("2011-01-02T00:00:00Z", true)))))
        .containsEntry("firstVisit", "2011-01-02T00:00:00Z")
        .containsEntry("lastVisit", "2011-01-02T00:00:00Z");
  }
}
