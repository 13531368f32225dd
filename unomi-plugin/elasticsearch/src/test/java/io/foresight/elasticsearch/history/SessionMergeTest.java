/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionMergeTest {
  private static final SessionMerge MERGE = new SessionMerge("p", "shop");

  private static SessionEntry entry(String... viewTimes) {
    SessionEntry s = new SessionEntry("s", new ProfileEntry("7"));
    for (String time : viewTimes) {
      long millis = Instant.parse(time).toEpochMilli();
      s.add(new HistoryRecord("e" + time, "view", millis, "7", Map.of(), 0, 1));
    }
    return s;
  }

  @Test
  void index_isTheMonthItBeganIn() {
    assertThat(MERGE.index(entry("2011-06-01T00:00:01Z", "2011-05-31T23:59:59Z")))
        .isEqualTo("p-session-date-2011-05");
  }

  @Test
  void partsThatFollow_addUp() {
    Map<String, Object> first =
        Wire.object(MERGE.merged(null, entry("2011-06-01T10:00:00Z", "2011-06-01T10:01:00Z")));
    Map<String, Object> both = Wire.object(MERGE.merged(first, entry("2011-06-01T10:05:00Z")));
    assertThat(both)
        .containsEntry("size", 3)
        .containsEntry("duration", 300_000)
        .containsEntry("timeStamp", "2011-06-01T10:00:00Z")
        .containsEntry("lastEventDate", "2011-06-01T10:05:00Z")
        .containsEntry("originEventIds", List.of("e2011-06-01T10:00:00Z"));
  }

  @Test
  void earlierPart_isTheNewBeginning() {
    Map<String, Object> late = Wire.object(MERGE.merged(null, entry("2011-06-01T10:05:00Z")));
    assertThat(Wire.object(MERGE.merged(late, entry("2011-06-01T10:00:00Z"))))
        .containsEntry("timeStamp", "2011-06-01T10:00:00Z")
        .containsEntry("originEventIds", List.of("e2011-06-01T10:00:00Z"))
        .containsEntry("size", 2);
  }

  @Test
  void again_isNoChange() {
    SessionEntry s = entry("2011-06-01T10:00:00Z", "2011-06-01T10:01:00Z");
    assertThat(MERGE.merged(MERGE.merged(null, s), s)).isNull();
  }

  @Test
  void brokenTimes_areReplacedNotFatal() {
    Map<String, Object> broken = Map.of("timeStamp", "x", "lastEventDate", 5, "size", "many");
    assertThat(Wire.object(MERGE.merged(broken, entry("2011-06-01T10:00:00Z"))))
        .containsEntry("timeStamp", "2011-06-01T10:00:00Z")
        .containsEntry("size", 1);
  }
}
