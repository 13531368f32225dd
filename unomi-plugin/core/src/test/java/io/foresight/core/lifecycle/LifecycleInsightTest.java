/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleInsightTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 20_000 * DAY;
  private static final FeatureReader READER = new FeatureReader();
  private static final LifecycleInsight INSIGHT =
      new LifecycleInsight(READER, LifecycleDefinition.usual(READER.schema()));

  private static List<MappedEvent> events(Role role, int... daysAgo) {
    List<MappedEvent> out = new ArrayList<>();
    for (int d : daysAgo) {
      out.add(MappedEvent.builder(role, "p", NOW - d * DAY).amount(10).build());
    }
    return out;
  }

  private static Subject subject(List<MappedEvent> events, Map<String, Object> foresight) {
    FeatureState state = new FeatureState();
    events.forEach(e -> state.fold(e, e.time()));
    return new Subject(state, Map.of(), foresight, events);
  }

  /** A shop whose customers come back after about so many days. */
  private static Insight.Learned shop(int gap) {
    Random r = new Random(gap);
    Insight.Collector a = INSIGHT.collector(NOW);
    Insight.Collector b = INSIGHT.collector(NOW);
    for (int i = 0; i < 400; i++) {
      int[] daysAgo = new int[1 + r.nextInt(6)];
      int at = gap;
      for (int k = daysAgo.length - 1; k >= 0; k--) {
        daysAgo[k] = at;
        at += (int) Math.max(1, gap * (0.6 + 0.8 * r.nextDouble()));
      }
      (i % 2 == 0 ? a : b).add(subject(events(Role.ORDER, daysAgo), Map.of()));
    }
    a.merge(b);
    return INSIGHT.learn(a, NOW, Progress.NONE);
  }

  private static @Nullable Object stage(Insight.Learned shop, List<MappedEvent> events) {
    return shop.say(subject(events, Map.of()), NOW).get("stage");
  }

  private static final Insight.Learned MONTHLY = shop(30);

  @Test
  void customers_stageFollowsTheirOrders() {
    assertThat(stage(MONTHLY, events(Role.ORDER, 5))).isEqualTo("first_time_buyer");
    assertThat(stage(MONTHLY, events(Role.ORDER, 35, 5))).isEqualTo("repeat");
    assertThat(stage(MONTHLY, events(Role.ORDER, 155, 125, 95, 65, 35, 5))).isEqualTo("loyal");
    assertThat(stage(MONTHLY, events(Role.ORDER, 128, 98, 68, 38))).isEqualTo("at_risk");
    assertThat(stage(MONTHLY, events(Role.ORDER, 600, 570, 540))).isEqualTo("lapsed");
    assertThat(stage(MONTHLY, events(Role.ORDER, 600, 570, 540, 4))).isEqualTo("won_back");
    assertThat(stage(MONTHLY, events(Role.ORDER, 600, 570, 540, 30, 4))).isEqualTo("repeat");
  }

  @Test
  void others_stageFollowsWhatTheyDo() {
    assertThat(stage(MONTHLY, events(Role.MAIL_SENT, 3))).isEqualTo("subscriber");
    assertThat(stage(MONTHLY, events(Role.PRODUCT_VIEW, 3))).isEqualTo("lead");
    assertThat(stage(MONTHLY, events(Role.PRODUCT_VIEW, 100))).isEqualTo("visitor");
    assertThat(stage(MONTHLY, events(Role.CART_ADD, 3))).isEqualTo("qualified");
    assertThat(stage(MONTHLY, List.of())).isEqualTo("visitor");
  }

  @Test
  void silence_isMeasuredByTheShopsRhythmAndTheCustomersOwn() {
    List<MappedEvent> oneOrder = events(Role.ORDER, 60);
    assertThat(stage(shop(7), oneOrder)).isEqualTo("lapsed");
    assertThat(stage(shop(120), oneOrder)).isEqualTo("first_time_buyer");
    // In one shop: 60 days are long for the weekly customer, usual for the other.
    assertThat(stage(MONTHLY, events(Role.ORDER, 102, 95, 88, 81, 74, 67, 60))).isEqualTo("lapsed");
    assertThat(stage(MONTHLY, events(Role.ORDER, 420, 360, 300, 240, 180, 120, 60)))
        .isEqualTo("loyal");
  }

  @Test
  void noData_usesTheUsualShop() {
    Insight.Learned none = INSIGHT.learn(INSIGHT.collector(NOW), NOW, Progress.NONE);
    assertThat(stage(none, events(Role.ORDER, 5))).isEqualTo("first_time_buyer");
    assertThat(stage(none, events(Role.ORDER, 150))).isEqualTo("at_risk");
    assertThat(stage(none, events(Role.ORDER, 900))).isEqualTo("lapsed");
    assertThat(none.report().toString()).contains("0 repeat orders seen");
  }

  @Test
  void whatIsSaid_staysWithTheStageAndRemembersThePrevious() {
    List<MappedEvent> events = events(Role.ORDER, 35, 5);
    Map<String, Object> first = MONTHLY.say(subject(events, Map.of()), NOW);
    assertThat(first)
        .containsEntry("since", "2024-10-04T00:00:00Z")
        .containsEntry("previous", "none")
        .containsEntry("why", "2 days with an order so far")
        .containsEntry("trail", List.of("2024-10-04T00:00:00Z repeat"));
    Map<String, Object> next =
        MONTHLY.say(subject(events, Map.of("lifecycle", first)), NOW + 3 * DAY);
    assertThat(next).isEqualTo(first);
    assertThat(StageMove.between(first, next)).isNull();
    Map<String, Object> later =
        MONTHLY.say(subject(events, Map.of("lifecycle", next)), NOW + 400 * DAY);
    assertThat(later).containsEntry("stage", "lapsed").containsEntry("previous", "repeat");
    assertThat((String) later.get("why")).startsWith("no order for 405 days: 99 %");
    StageMove move = Objects.requireNonNull(StageMove.between(next, later));
    assertThat(move.from() + ">" + move.to()).isEqualTo("repeat>lapsed");
    assertThat(Objects.requireNonNull(StageMove.between(null, first)).from()).isEqualTo("none");
  }

  @Test
  void why_countsOneAsOne() {
    assertThat(MONTHLY.say(subject(events(Role.ORDER, 5), Map.of()), NOW))
        .containsEntry("why", "1 order so far");
  }

  @Test
  void stage_doesNotFlapAtItsBorder() {
    List<MappedEvent> events = events(Role.ORDER, 150, 120, 90, 60, 30);
    Map<String, Object> said = Map.of();
    // Find the day on which he is at risk, then relearn the shop with its rhythm a little slower.
    long at = NOW;
    while (!"at_risk".equals(said.get("stage"))) {
      at += DAY;
      said = MONTHLY.say(subject(events, Map.of("lifecycle", said)), at);
    }
    Insight.Learned slower = shop(31);
    Map<String, Object> fresh = slower.say(subject(events, Map.of()), at);
    Map<String, Object> kept = slower.say(subject(events, Map.of("lifecycle", said)), at);
    assertThat(fresh.get("stage")).isNotEqualTo("at_risk");
    assertThat(kept).isEqualTo(said);
  }

  @Test
  void learned_survivesStorage() {
    Insight.Learned restored = INSIGHT.restore(MONTHLY.toMap());
    assertThat(restored.report()).isEqualTo(MONTHLY.report());
    Subject s = subject(events(Role.ORDER, 35, 5), Map.of());
    assertThat(restored.say(s, NOW)).isEqualTo(MONTHLY.say(s, NOW));
    assertThat(INSIGHT.restore(Map.of()).say(s, NOW)).containsEntry("stage", "repeat");
  }

  @Test
  @SuppressWarnings("unchecked")
  void moves_areCountedByWeek() {
    Insight.Collector c = INSIGHT.collector(NOW);
    // NOW is a Friday; the week began on 2024-09-30.
    List<String> trail =
        List.of(
            "2024-09-20T01:00:00Z repeat",
            "2024-09-25T01:00:00Z loyal",
            "2024-09-30T01:00:00Z gone",
            "broken");
    Map<String, Object> said = Map.of("stage", "loyal", "trail", trail);
    Map<String, Object> foresight = new HashMap<>(Map.of("lifecycle", said));
    for (int i = 0; i < 1000; i++) {
      c.add(subject(List.of(), foresight));
    }
    c.add(new Subject(new FeatureState(), Map.of(), Map.of("lifecycle", "odd"), null));
    Map<String, Object> report = INSIGHT.learn(c, NOW, Progress.NONE).report();
    assertThat((Map<String, Object>) report.get("profiles")).containsEntry("loyal", 1000L);
    assertThat(report.get("weeks"))
        .isEqualTo(
            List.of(
                Map.of("week", "2024-09-30", "moves", Map.of("loyal>other", 1000L)),
                Map.of("week", "2024-09-23", "moves", Map.of("repeat>loyal", 1000L))));
  }

  @Test
  void trail_isBounded() {
    Map<String, Object> said = Map.of();
    for (int i = 0; i < 30; i++) {
      List<MappedEvent> events = i % 2 == 0 ? events(Role.ORDER, 5) : events(Role.MAIL_SENT, 5);
      said = MONTHLY.say(subject(events, Map.of("lifecycle", said)), NOW + i);
    }
    assertThat((List<?>) said.get("trail")).hasSize(8);
  }
}
