/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RowLimitTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 20_000 * DAY;
  private static final int PEOPLE = 600;
  private static final int LIMIT = 2_000;

  private final InMemoryEventSource events = new InMemoryEventSource();
  private final InMemoryProfileStore profiles = new InMemoryProfileStore();

  /** Everybody gets a mail every third day and orders every tenth. */
  private void fill() {
    for (int i = 0; i < PEOPLE; i++) {
      String p = "p" + i;
      profiles.put(p, Map.of());
      for (int day = 1; day < 300; day++) {
        if (day % 10 == i % 10) {
          events.add(new RawEvent("o" + i + "-" + day, "order", p, NOW - day * DAY, Map.of()));
        } else if (day % 3 == i % 3) {
          events.add(new RawEvent("m" + i + "-" + day, "mailSent", p, NOW - day * DAY, Map.of()));
        }
      }
    }
  }

  private Map<String, GoalDataset> build(List<Goal> goals, SubjectSink everybody) {
    Histories histories =
        new Histories(events, profiles, EventMapping.defaults(), new ConsentGate(""), List.of());
    DatasetBuilder.Settings settings =
        new DatasetBuilder.Settings(SnapshotPlan.Settings.defaults(), 2, PEOPLE, LIMIT, 42);
    return new DatasetBuilder(events, histories, new FeatureReader(), new NoConditions(), settings)
        .build(goals, NOW, everybody, Progress.NONE);
  }

  @Test
  void noGoalGetsMuchMoreThanTheLimit_whileEverybodyIsGathered() {
    fill();
    AtomicInteger gathered = new AtomicInteger();
    Set<Integer> ended = new TreeSet<>();
    SubjectSink everybody =
        new SubjectSink() {
          @Override
          public void add(int part, Subject subject) {
            gathered.incrementAndGet();
          }

          @Override
          public void done(int part) {
            synchronized (ended) {
              ended.add(part);
            }
          }
        };
    Map<String, GoalDataset> built = build(ShippedGoals.all(), everybody);
    assertThat(built).containsKeys("purchase-30d", "churn-90d", "click-next-mail");
    // Profiles are sampled, so the number of rows is not exact: four standard deviations.
    built.forEach(
        (goal, data) -> assertThat(data.rows().size()).as(goal).isLessThan((int) (1.45 * LIMIT)));
    GoalDataset mails = built.get("click-next-mail");
    assertThat(mails == null ? 0 : mails.rows().size()).isGreaterThan((int) (0.55 * LIMIT));
    assertThat(gathered).hasValue(PEOPLE);
    assertThat(ended).containsExactly(0, 1);
  }
}
