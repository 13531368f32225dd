/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterInsightTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 20_000 * DAY;
  private static final ClusterInsight INSIGHT = new ClusterInsight(new FeatureReader());

  private static Subject subject(FeatureState state) {
    return new Subject(state, Map.of(), Map.of(), null);
  }

  private static void fold(FeatureState s, Role role, double daysAgo, double amount) {
    long time = NOW - (long) (daysAgo * DAY);
    s.fold(MappedEvent.builder(role, "p", time).amount(amount).build(), time);
  }

  /** Kind 0 buys often and clicks, kind 1 browses in the evening, kind 2 gets mails only. */
  private static Subject person(int kind, Random r) {
    FeatureState s = new FeatureState();
    int n = 5 + r.nextInt(4);
    for (int i = n; i > 0; i--) {
      double at = 12 * i + 10 * r.nextDouble();
      if (kind == 0) {
        fold(s, Role.MAIL_SENT, at + 1, 0);
        fold(s, Role.MAIL_OPEN, at + 0.9, 0);
        fold(s, Role.MAIL_CLICK, at + 0.8, 0);
        fold(s, Role.ORDER, at, 60 + 40 * r.nextDouble());
      } else if (kind == 1) {
        for (int v = 0; v < 3; v++) {
          fold(s, Role.PRODUCT_VIEW, Math.floor(at) + 0.1 + 0.02 * v, 0);
        }
        fold(s, Role.CART_ADD, Math.floor(at) + 0.1, 0);
      } else {
        fold(s, Role.MAIL_SENT, at, 0);
      }
    }
    return subject(s);
  }

  private static List<Subject> people(int n) {
    Random r = new Random(17);
    List<Subject> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(person(i % 3, r));
    }
    return out;
  }

  private static Insight.Collector collect(List<Subject> people) {
    Insight.Collector a = INSIGHT.collector(NOW);
    Insight.Collector b = INSIGHT.collector(NOW);
    for (int i = 0; i < people.size(); i++) {
      (i % 2 == 0 ? a : b).add(people.get(i));
    }
    a.merge(b);
    return a;
  }

  @Test
  void kindsOfPeople_areToldApartAndNamed() {
    List<Subject> people = people(600);
    Insight.Learned learned = INSIGHT.learn(collect(people), NOW, Progress.NONE);
    Map<Object, Set<Object>> kinds = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      Map<String, Object> said = learned.say(people.get(i), NOW);
      assertThat(said).containsOnlyKeys("id", "name", "rfm", "rfmSegment", "personaId", "persona");
      kinds.computeIfAbsent(i % 3, k -> new HashSet<>()).add(said.get("id"));
      assertThat("0-0-0".equals(said.get("rfm"))).isEqualTo(i % 3 != 0);
    }
    Set<Object> buyers = Objects.requireNonNull(kinds.get(0));
    Set<Object> browsers = Objects.requireNonNull(kinds.get(1));
    Set<Object> silent = Objects.requireNonNull(kinds.get(2));
    assertThat(Collections.disjoint(buyers, browsers)).isTrue();
    assertThat(Collections.disjoint(buyers, silent)).isTrue();
    assertThat(Collections.disjoint(silent, browsers)).isTrue();
    assertThat(learned.say(people.get(1), NOW))
        .containsEntry("name", "window shoppers, never bought");
  }

  @Test
  void idsStay_whenTheRunIsRepeatedWithMorePeopleInAnotherOrder() {
    Insight.Learned before = INSIGHT.learn(collect(people(450)), NOW, Progress.NONE);
    List<Subject> more = people(600);
    Collections.shuffle(more, new Random(1));
    // As in life: stored, restored, and learned from again.
    Insight.Learned restored = INSIGHT.restore(before.toMap());
    Insight.Learned after = INSIGHT.learn(collect(more), restored, NOW, Progress.NONE);
    int same = 0;
    for (Subject s : more) {
      Object was = before.say(s, NOW).get("id");
      same += was != null && was.equals(after.say(s, NOW).get("id")) ? 1 : 0;
    }
    assertThat(same).isGreaterThan(580);
  }

  @Test
  void learned_survivesStorage() {
    List<Subject> people = people(300);
    Insight.Learned learned = INSIGHT.learn(collect(people), NOW, Progress.NONE);
    Insight.Learned restored = INSIGHT.restore(learned.toMap());
    assertThat(restored.toMap()).isEqualTo(learned.toMap());
    for (Subject s : people) {
      assertThat(restored.say(s, NOW)).isEqualTo(learned.say(s, NOW));
    }
  }

  @Test
  void nobodyAndNothing_areNoError() {
    Insight.Learned none = INSIGHT.learn(INSIGHT.collector(NOW), NOW, Progress.NONE);
    assertThat(none.say(subject(new FeatureState()), NOW)).isEmpty();
    assertThat(none.report().toString()).contains("clusters need 50 profiles");
    Subject one = person(0, new Random(1));
    assertThat(none.say(one, NOW)).containsEntry("id", "none").containsEntry("rfm", "3-3-3");
    assertThat(INSIGHT.restore(Map.of()).say(one, NOW)).containsEntry("persona", "none");
    Insight.Learned few = INSIGHT.learn(collect(people(9)), NOW, Progress.NONE);
    assertThat(few.say(one, NOW)).containsEntry("id", "none");
  }

  @Test
  void aThousandTwins_areOneCluster() {
    Insight.Collector c = INSIGHT.collector(NOW);
    Subject twin = person(2, new Random(5));
    for (int i = 0; i < 1000; i++) {
      c.add(twin);
    }
    Insight.Learned learned = INSIGHT.learn(c, NOW, Progress.NONE);
    assertThat(learned.say(twin, NOW)).containsEntry("name", "everybody");
  }
}
