/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.Fields;
import io.foresight.core.job.CancelledException;
import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.rank.Repurchase;
import io.foresight.services.recommend.RoomInMemory.NoJob;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendTrainingTest {
  private RoomInMemory room;

  /** A job that somebody stops in a phase, and that keeps what was noted. */
  private static final class Stopped extends NoJob {
    private final String phase;
    private final Set<String> seen = new LinkedHashSet<>();
    private Map<String, Object> noted;

    Stopped(String phase, Map<String, Object> noted) {
      super(Map.of());
      this.phase = phase;
      this.noted = noted;
    }

    @Override
    public Map<String, Object> checkpoint() {
      return noted;
    }

    @Override
    public void checkpoint(Map<String, Object> state) {
      noted = state;
    }

    @Override
    public synchronized void report(String what, long done, long total) {
      seen.add(what);
      if (what.equals(phase)) {
        throw new CancelledException("stopped");
      }
    }
  }

  @BeforeAll
  void aShop() {
    room = RoomInMemory.shop(400);
  }

  @Test
  void progress_namesEveryPhase() {
    Stopped never = new Stopped("", Map.of());
    room.learn(never, null);
    assertThat(never.seen)
        .containsSubsequence(
            "reading interactions",
            "learning rankers of the past",
            "learning the blend person_new",
            "learning the blend basket",
            "learning rankers");
  }

  @Test
  void stoppedInAnyPhase_leavesTheLiveModel() {
    room.learn();
    String live = room.shelf.live();
    for (String phase : List.of("learning rankers of the past", "learning the blend item")) {
      Stopped job = new Stopped(phase, Map.of());
      assertThatThrownBy(() -> room.learn(job, null)).isInstanceOf(CancelledException.class);
      assertThat(job.noted).isEmpty();
    }
    assertThat(room.shelf.live()).isEqualTo(live);
  }

  @Test
  void resumed_learnsNoBlendAgain_andMakesTheSameModel() {
    Map<String, Object> whole = room.learn();
    Stopped first = new Stopped("learning rankers", Map.of());
    assertThatThrownBy(() -> room.learn(first, null)).isInstanceOf(CancelledException.class);
    Stopped second = new Stopped("", first.noted);
    Map<String, Object> resumed = room.learn(second, null);
    assertThat(second.seen)
        .doesNotContain("learning rankers of the past", "learning the blend item");
    for (String task : List.of("person_new", "person", "item", "basket")) {
      assertThat(resumed.get(task)).isEqualTo(whole.get(task));
    }
  }

  @Test
  void cyclesThatPeopleAreToldOf_areThoseOfTheRanker() {
    room.learn();
    Repurchase own = repurchase();
    RefillModel told =
        RefillModel.fromMap(
            Fields.of("refill", Map.of("products", Map.of(item(), List.of(Math.log(9), 50, 0.5)))));
    room.learn(new NoJob(Map.of()), told);
    Repurchase shared = repurchase();
    assertThat(cycle(shared, 0)).isCloseTo(9f, within(1e-4f));
    assertThat(cycle(own, 0)).isNotCloseTo(9f, within(0.1f));
  }

  private String item() {
    return room.shelf.load().orElseThrow().items().id(0);
  }

  private Repurchase repurchase() {
    List<Ranker> all = new ArrayList<>(room.shelf.load().orElseThrow().rankers());
    all.removeIf(r -> !r.name().equals(RankerSet.REPURCHASE));
    return (Repurchase) all.get(0);
  }

  private static float cycle(Repurchase r, int item) {
    return (float) r.cycleDays(History.ofItems(Set.of(item), InteractionKind.ORDER, 0), 0);
  }
}
