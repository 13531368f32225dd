/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.features.FeatureState;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsightRunTest {
  private static final Subject SOMEBODY =
      new Subject(new FeatureState(), Map.of(), Map.of(), List.of());

  /** Counts subjects on top of what was counted before. */
  private static class Count implements Insight {
    static final class Tally implements Collector {
      private int n;

      @Override
      public void add(Subject subject) {
        n++;
      }

      @Override
      public void merge(Collector other) {
        n += ((Tally) other).n;
      }
    }

    private static int n(Map<String, Object> json) {
      return json.get("n") instanceof Integer ? (Integer) json.get("n") : -1;
    }

    private static Learned learned(int n) {
      return new Learned() {
        @Override
        public Map<String, Object> toMap() {
          return Map.of("n", n);
        }

        @Override
        public Map<String, Object> report() {
          return toMap();
        }

        @Override
        public Map<String, Object> say(Subject subject, long now) {
          return toMap();
        }
      };
    }

    @Override
    public String id() {
      return "count";
    }

    @Override
    public Collector collector(long now) {
      return new Tally();
    }

    @Override
    public Learned learn(Collector all, long now, Progress progress) {
      return learned(((Tally) all).n);
    }

    @Override
    public Learned learn(Collector all, @Nullable Learned previous, long now, Progress progress) {
      int before = previous == null ? 0 : n(previous.toMap());
      return learned(before + ((Tally) all).n);
    }

    @Override
    public Learned restore(Map<String, Object> json) {
      return learned(n(json));
    }
  }

  private static final class Failing extends Count {
    private final RuntimeException failure;

    Failing(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public String id() {
      return "failing";
    }

    @Override
    public Learned learn(Collector all, @Nullable Learned previous, long now, Progress progress) {
      throw failure;
    }
  }

  private static Map<String, Object> counted(
      InsightRun run, Map<String, Insight.Learned> previous) {
    Insight.Learned learned = run.learn(previous, Progress.NONE).get("count");
    return learned == null ? Map.of() : learned.toMap();
  }

  @Test
  void parts_areGatheredSideBySideAndCountOnce() {
    InsightRun run = new InsightRun(List.of(new Count()), 0);
    IntStream.range(0, 8)
        .parallel()
        .forEach(p -> IntStream.range(0, 1_000).forEach(i -> run.add(p, SOMEBODY)));
    assertThat(counted(run, Map.of())).containsEntry("n", 8_000);
  }

  /** Counts collectors that hold somebody and were not merged into another yet. */
  private static final class Held extends Count {
    private final AtomicInteger held = new AtomicInteger();

    @Override
    public Collector collector(long now) {
      return new Collector() {
        private boolean used;
        private final StringBuilder order = new StringBuilder();

        @Override
        public void add(Subject subject) {
          if (!used) {
            used = true;
            held.incrementAndGet();
          }
          order.append(subject.properties().get("part"));
        }

        @Override
        public void merge(Collector other) {
          held.decrementAndGet();
          order.append(other);
        }

        @Override
        public String toString() {
          return order.toString();
        }
      };
    }

    @Override
    public Learned learn(Collector all, @Nullable Learned previous, long now, Progress progress) {
      return Count.learned(Integer.parseInt(all.toString()));
    }
  }

  private static Subject of(int part) {
    return new Subject(new FeatureState(), Map.of("part", part), Map.of(), List.of());
  }

  @Test
  void completeParts_areMergedAtOnceAndInTheirOrder() {
    Held insight = new Held();
    InsightRun run = new InsightRun(List.of(insight), 0);
    for (int part : List.of(1, 0, 2, 4)) {
      run.add(part, of(part));
      run.done(part);
    }
    assertThat(insight.held).as("only part 4 has to wait").hasValue(1);
    run.done(3);
    assertThat(insight.held).as("nobody was in part 3").hasValue(0);
    run.add(5, of(5));
    assertThat(counted(run, Map.of())).containsEntry("n", 1_245);
  }

  @Test
  void whatWasLearnedBefore_isHandedOn() {
    InsightRun run = new InsightRun(List.of(new Count()), 0);
    run.add(0, SOMEBODY);
    assertThat(counted(run, Map.of("count", Count.learned(41)))).containsEntry("n", 42);
  }

  @Test
  void nobody_isNoError() {
    InsightRun run = new InsightRun(List.of(new Count()), 0);
    assertThat(counted(run, Map.of())).containsEntry("n", 0);
  }

  @Test
  void oneThatFails_doesNotCostTheOthers() {
    InsightRun run =
        new InsightRun(List.of(new Failing(new IllegalStateException("bad")), new Count()), 0);
    run.add(0, SOMEBODY);
    assertThat(run.learn(Map.of(), Progress.NONE)).containsOnlyKeys("count");
  }

  @Test
  void cancelling_endsTheRun() {
    InsightRun run = new InsightRun(List.of(new Failing(new CancelledException("stop"))), 0);
    assertThatThrownBy(() -> run.learn(Map.of(), Progress.NONE))
        .isInstanceOf(CancelledException.class);
  }
}
