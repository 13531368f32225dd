/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.ShopFixture;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.Histories;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.Competition;
import io.foresight.core.learn.CompetitionOptions;
import io.foresight.core.learn.CompetitionResult;
import io.foresight.core.learn.LogisticLearner;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bars of the machine filter, against the simulated shop's truth. */
@Tag("slow")
@NullUnmarked
class SimulatedMailTest {
  private static final int PEOPLE = 3_000;
  private static final int DAYS = 365;
  private static final long NOW = ShopFixture.NOW.toEpochMilli();
  private static final long CUT = NOW - 60 * 86_400_000L;

  private static ShopFixture shop;
  private static MailInsight.LearnedMail learned;
  private static Set<Long> machines;

  @BeforeAll
  static void learn() {
    shop = new ShopFixture(7, PEOPLE, DAYS);
    machines = new HashSet<>();
    shop.machines.forEach(id -> machines.add(MappedEvent.hash(id)));
    MailInsight insight = new MailInsight(MailFilterOptions.defaults(), 42);
    var collector = insight.collector(CUT);
    shop.histories()
        .read(
            0,
            1,
            CUT,
            h -> collector.add(new Subject(new FeatureState(), Map.of(), Map.of(), h.events())),
            Progress.NONE);
    learned = insight.learn(collector, CUT, Progress.NONE);
    System.err.println(learned.report());
  }

  @Test
  void learnedFilter_tellsMachinesFromPeople_onTheFuture() {
    Judged all = judge(learned.filter(), false);
    System.err.printf("learned: %s%n", all);
    assertThat(all.auc()).isGreaterThan(0.98);
    assertThat(all.opens.auc()).isGreaterThan(0.97);
    assertThat(all.clicks.auc()).isGreaterThan(0.98);
  }

  @Test
  void rules_doWellBeforeAnythingIsLearned_butLessWell() {
    Judged rules = judge(MachineFilter.rules(MailFilterOptions.defaults()), false);
    System.err.printf("rules: %s%n", rules);
    assertThat(rules.auc()).isBetween(0.9, judge(learned.filter(), false).auc());
  }

  @Test
  void asItHappens_lessIsKnown_andStillWellTold() {
    Judged live = judge(learned.filter(), true);
    System.err.printf("live: %s%n", live);
    assertThat(live.auc()).isBetween(0.95, judge(learned.filter(), false).auc());
  }

  @Test
  void noSingleSignal_tellsMachinesFromPeople() {
    Map<String, Side> signals = new TreeMap<>();
    shop.histories()
        .read(
            0,
            1,
            NOW,
            h -> {
              List<MappedEvent> events = h.events();
              var touches = new TouchReader(MailFilterOptions.defaults(), events).read();
              for (int i = 0; i < events.size(); i++) {
                Touch t = touches.get(i);
                if (t == null || t.statedMachine) {
                  continue;
                }
                boolean human = !machines.contains(events.get(i).idHash());
                String kind = t.click ? "click " : "open ";
                double delay = Float.isNaN(t.delay) ? 0 : t.delay;
                double agent =
                    Map.of(
                            AgentKind.PERSON, 0.9,
                            AgentKind.PROXY, 1.0,
                            AgentKind.MISSING, 0.5,
                            AgentKind.PREFETCH, 0.0,
                            AgentKind.SCANNER, 0.0)
                        .get(t.agent);
                of(signals, kind + "delay").add(delay / (delay + 600), human);
                of(signals, kind + "agent").add(agent, human);
                of(signals, kind + "links").add(1.0 / (1 + t.links), human);
                of(signals, kind + "rhythm").add(1 / (1 + Math.exp(-Crowd.NONE.rhythm(t))), human);
              }
            },
            Progress.NONE);
    signals.forEach((name, side) -> System.err.printf("%s %.3f%n", name, side.auc()));
    assertThat(signals).hasSize(8).allSatisfy((name, s) -> assertThat(s.auc()).isLessThan(0.95));
  }

  private static Side of(Map<String, Side> signals, String name) {
    return signals.computeIfAbsent(name, n -> new Side());
  }

  @Test
  void clickPropensity_isCalibratedOnHumanClicks_withTheFilterOnly() {
    Goal goal =
        ShippedGoals.all().stream()
            .filter(g -> g.id().equals("click-next-mail"))
            .findFirst()
            .orElseThrow();
    ShopFixture truth = new ShopFixture(7, PEOPLE, DAYS, true);
    boolean[] human = labels(truth.datasets(truth.histories(), List.of(goal)).get(goal.id()));
    double with = calibrationError(goal, shop.histories().judgedBy(learned.filter()), human);
    double without = calibrationError(goal, shop.histories(), human);
    System.err.printf("calibration error with %.4f without %.4f%n", with, without);
    assertThat(with).isLessThan(0.02);
    assertThat(without).isGreaterThan(0.03);
  }

  private static boolean[] labels(GoalDataset d) {
    int[] test = d.split().test();
    boolean[] out = new boolean[test.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = d.rows().label(test[i]);
    }
    return out;
  }

  private static double calibrationError(Goal goal, Histories histories, boolean[] human) {
    GoalDataset d = shop.datasets(histories, List.of(goal)).get(goal.id());
    CompetitionResult r =
        new Competition(
                CompetitionOptions.seeded(42)
                    .withResamples(50)
                    .withLearners(List.of(new LogisticLearner()))
                    .withThreads(2)
                    .withRecencyColumn("days_since_order"))
            .run(d.rows(), d.split(), Progress.NONE);
    ScoringModel model = r.model();
    int[] test = d.split().test();
    double[] p = new double[test.length];
    Row row = d.rows().schema().newRow();
    for (int i = 0; i < p.length; i++) {
      d.rows().read(test[i], row);
      p[i] = model.probability(row);
    }
    assertThat(p).hasSameSizeAs(human);
    Ranking ranking = new Ranking(p, human);
    System.err.printf(
        "%s rows %d, fit %d of %d positive, rate %.4f, auc %.4f, %s%n",
        model.learner(),
        p.length,
        d.rows().positives(),
        d.rows().size(),
        ranking.rate(ranking.ones()),
        ranking.auc(ranking.ones()),
        r.report().comparison().reason());
    return ranking.calibrationError(ranking.ones());
  }

  private static Judged judge(MachineFilter filter, boolean live) {
    Judged out = new Judged();
    shop.histories()
        .read(
            0,
            1,
            NOW,
            h -> {
              List<MappedEvent> events = live ? live(filter, h.events()) : filter.judge(h.events());
              for (MappedEvent e : events) {
                if (TouchReader.touch(e) && e.time() >= CUT && !e.statedMachine()) {
                  out.add(e, !machines.contains(e.idHash()));
                }
              }
            },
            Progress.NONE);
    return out;
  }

  private static List<MappedEvent> live(MachineFilter filter, List<MappedEvent> events) {
    FeatureState state = new FeatureState();
    List<MappedEvent> out = new ArrayList<>();
    for (MappedEvent e : events) {
      MappedEvent judged = filter.judge(state, e);
      state.fold(judged, judged.time());
      out.add(judged);
    }
    return out;
  }

  private static final class Judged {
    private final Side opens = new Side();
    private final Side clicks = new Side();

    void add(MappedEvent e, boolean human) {
      (e.role() == Role.MAIL_OPEN ? opens : clicks).add(e.human(), human);
    }

    double auc() {
      Side both = new Side();
      both.p.addAll(opens.p);
      both.p.addAll(clicks.p);
      both.y.addAll(opens.y);
      both.y.addAll(clicks.y);
      return both.auc();
    }

    @Override
    public String toString() {
      return String.format("auc %.4f, opens %s, clicks %s", auc(), opens, clicks);
    }
  }

  private static final class Side {
    private final List<Double> p = new ArrayList<>();
    private final List<Boolean> y = new ArrayList<>();

    void add(double probability, boolean human) {
      p.add(probability);
      y.add(human);
    }

    double auc() {
      Ranking r = ranking();
      return r.auc(r.ones());
    }

    private Ranking ranking() {
      boolean[] labels = new boolean[y.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = y.get(i);
      }
      return new Ranking(p.stream().mapToDouble(Double::doubleValue).toArray(), labels);
    }

    @Override
    public String toString() {
      Ranking r = ranking();
      double[] c = r.confusion(r.ones(), 0.5);
      return String.format(
          "%d auc %.4f error %.4f human rate %.3f, human kept %.0f lost %.0f, machine caught %.0f"
              + " missed %.0f",
          p.size(), auc(), r.calibrationError(r.ones()), r.rate(r.ones()), c[0], c[2], c[3], c[1]);
    }
  }
}
