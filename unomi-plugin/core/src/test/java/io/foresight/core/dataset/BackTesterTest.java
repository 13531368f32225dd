/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.MutableClock;
import io.foresight.core.consent.ConsentGate;
import io.foresight.core.evaluate.BackTest;
import io.foresight.core.event.EventMapping;
import io.foresight.core.fairness.Columns;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.Competition;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.CompetitionResult;
import io.foresight.core.learn.LogisticLearner;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.privacy.MembershipFilter;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.InMemoryEventSource;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.core.store.RawEvent;
import io.foresight.core.table.Column;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shop of steady buyers, trained at day 300 and checked against what happens then. */
class BackTesterTest {
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long TRAINED = START + 300 * DAY;
  private static final Goal BUYS = ShippedGoals.all().get(0);
  private static final Goal CHURNS =
      Goal.from(
          Map.of(
              "id",
              "quiet-30d",
              "horizonDays",
              30,
              "happens",
              false,
              "outcome",
              Map.of("role", "order"),
              "population",
              Map.of("role", "any", "withinDays", 365)));
  private static final FeatureReader READER = new FeatureReader();
  private static final Pseudonyms PSEUDONYMS = Pseudonyms.seeded(1);

  private static final Set<String> KEPT =
      Set.of("days_since_order", "orders_90d", "orders_365d", "orders_30d");

  /** So many days before the first snapshot people already buy: the shop is in its stride. */
  private static final int BEFORE = 400;

  /** A stream in which the checked month is no fluke: 389 of the 389.5 expected buy. */
  private static final int STREAM = 40_000;

  private static ModelRecord buys = none();
  private static ModelRecord quiet = none();

  private static ModelRecord none() {
    return new ModelRecord("x", 1, ModelRecord.Status.CANDIDATE, false, "", 0, Map.of(), null);
  }

  /** Everybody's orders; from the training on demand is multiplied. */
  private static Histories shop(double demand, int untilDay) {
    InMemoryEventSource events = new InMemoryEventSource();
    InMemoryProfileStore profiles = new InMemoryProfileStore();
    for (int i = 0; i < 1_200; i++) {
      SplittableRandom random = new SplittableRandom(STREAM + i);
      double gap = 10 + 190 * random.nextDouble();
      String id = "customer-" + i + "@example.org";
      profiles.put(id, Map.of());
      double day = -BEFORE - gap * Math.log(1 - random.nextDouble());
      while (day < untilDay) {
        String order = id + day;
        events.add(
            new RawEvent(
                order,
                "order",
                id,
                START + (long) (day * DAY),
                Map.of("properties", Map.of("amount", 20, "orderId", order))));
        double slower = day >= 300 ? gap / demand : gap;
        double next = day - slower * Math.log(1 - random.nextDouble());
        day = day < 300 && next > 300 ? 300 + (next - 300) / demand : next;
      }
    }
    return new Histories(events, profiles, EventMapping.defaults(), new ConsentGate(""), List.of());
  }

  @BeforeAll
  static void train() {
    buys = train(BUYS);
    quiet = train(CHURNS);
  }

  private static ModelRecord train(Goal goal) {
    Histories histories = shop(1, 300);
    InMemoryEventSource events = new InMemoryEventSource();
    events.add(new RawEvent("first", "order", "x", START, Map.of()));
    DatasetBuilder.Settings settings =
        new DatasetBuilder.Settings(
            new SnapshotPlan.Settings(30, 7, 6, 1), 1, 1_200, 100_000, PSEUDONYMS);
    GoalDataset data =
        Objects.requireNonNull(
            new DatasetBuilder(events, histories, READER, new NoConditions(), settings)
                .build(List.of(goal), TRAINED, Progress.NONE)
                .get(goal.id()));
    List<String> others =
        READER.schema().columns().stream()
            .map(Column::name)
            .filter(n -> !KEPT.contains(n))
            .collect(Collectors.toList());
    TrainingSet rows = Columns.without(data.rows(), others);
    CompetitionOptions options =
        CompetitionOptions.seeded(1).withLearners(List.of(new LogisticLearner()));
    CompetitionResult result = new Competition(options).run(rows, data.split(), Progress.NONE);
    ModelRegistry registry =
        new ModelRegistry(new InMemoryDocumentStore(), new MutableClock("2025-10-28T00:00:00Z"));
    return registry.add(
        goal.id(),
        true,
        "",
        Map.of(
            "goal", goal.toMap(),
            "data", data.provenance(),
            "evaluation", result.report().toMap()),
        ModelCodec.encode(result.model()),
        MembershipFilter.of(rows.groups(), PSEUDONYMS.keyFingerprint()).toMap());
  }

  private static Matured read(Histories histories, Goal goal, int days) {
    return new BackTester(histories, READER, new NoConditions(), PSEUDONYMS, 3, 2)
        .read(goal, TRAINED, TRAINED + days * DAY, 1, Progress.NONE);
  }

  @Test
  void anUnchangedWorld_neverFails_andTheCountIsRight() {
    BackTest t = read(shop(1, 330), BUYS, 30).test(buys);
    assertThat(t.matured()).isTrue();
    assertThat(t.toMap()).containsEntry("people", 1_132).containsEntry("happened", 389);
    assertThat(t.verdict()).as(t.reason()).isNotEqualTo(BackTest.Verdict.FAILED);
    // 0.917 when the luck of the months it was calibrated on was added to the fit.
    assertThat(t.figure("observedOverExpected").value()).isCloseTo(1, offset(0.06));
    assertThat(t.figure("auc").value()).isGreaterThan(0.65);
  }

  @Test
  void demandThatHalves_fails() {
    BackTest t = read(shop(0.4, 330), BUYS, 30).test(buys);
    assertThat(t.verdict()).as(t.reason()).isEqualTo(BackTest.Verdict.FAILED);
    assertThat(t.reason()).contains("failed after 30 of 30 days");
  }

  @Test
  void earlyCheck_expectsWhatIsDueByThen() {
    Matured early = read(shop(1, 330), BUYS, 14);
    assertThat(early.window().matured()).isFalse();
    assertThat(early.shareByThen()).isBetween(0.5, 0.7);
    BackTest t = early.test(buys);
    assertThat(t.figure("observedOverExpected").value()).isCloseTo(1, offset(0.15));
    assertThat(t.verdict()).isEqualTo(BackTest.Verdict.HELD);
  }

  @Test
  void goalsOfNotHappening_areCheckedTheRightWayRound() {
    BackTest full = read(shop(1, 330), CHURNS, 30).test(quiet);
    assertThat(full.figure("observedOverExpected").value()).isCloseTo(1, offset(0.12));
    assertThat(full.figure("auc").value()).isGreaterThan(0.65);
    BackTest early = read(shop(1, 330), CHURNS, 14).test(quiet);
    assertThat(early.figure("observedOverExpected").value()).isCloseTo(1, offset(0.15));
    assertThat(early.figure("auc").value()).isGreaterThan(0.6);
  }

  @Test
  void nothingAfterTheMoment_reachesTheScores() {
    double[] then = read(shop(1, 300), BUYS, 30).scores(buys);
    double[] later = read(shop(5, 330), BUYS, 30).scores(buys);
    assertThat(later).isEqualTo(then);
  }

  @Test
  void partsAndThreads_changeNothing() {
    Histories histories = shop(1, 330);
    Matured one =
        new BackTester(histories, READER, new NoConditions(), PSEUDONYMS, 1, 1)
            .read(BUYS, TRAINED, TRAINED + 30 * DAY, 1, Progress.NONE);
    assertThat(one.test(buys).toMap()).isEqualTo(read(histories, BUYS, 30).test(buys).toMap());
  }

  @Test
  void twoVersions_areComparedOnTheSamePeople() {
    Matured m = read(shop(1, 330), BUYS, 30);
    assertThat(m.compare(buys, buys).logLossSaved().value()).isZero();
    assertThat(m.compare(buys, buys).beatsBaseline()).isFalse();
  }

  @Test
  void noOutcomeYet_isRefused_andAnEmptyShopIsTooFew() {
    assertThatThrownBy(() -> read(shop(1, 300), BUYS, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read(shop(1, -BEFORE), BUYS, 30).test(buys).verdict())
        .isEqualTo(BackTest.Verdict.TOO_FEW);
  }

  @Test
  void modelCardAndMembers_holdNoIdentifier() {
    String bytes = new String(Objects.requireNonNull(buys.artefact()), StandardCharsets.ISO_8859_1);
    String all = bytes + buys.card() + buys.members();
    assertThat(all).doesNotContain("customer-").doesNotContain("example.org");
    MembershipFilter members = MembershipFilter.fromMap(buys.members());
    assertThat(members.mightContain(PSEUDONYMS.hash("customer-7@example.org"))).isTrue();
  }
}
