/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.MutableClock;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JobsTest {
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private Jobs node(String name) {
    return new Jobs(store, clock, waiting::add, name);
  }

  private void runAll() {
    for (Runnable r = waiting.poll(); r != null; r = waiting.poll()) {
      r.run();
    }
  }

  @Test
  void job_endsWithItsResult() {
    Jobs jobs = node("a");
    jobs.register("count", c -> Map.of("n", 3));
    JobRecord job = jobs.submit("count", Map.of("to", 3));
    assertThat(job.state()).isEqualTo(JobRecord.State.RUNNING);
    runAll();
    JobRecord end = jobs.get(job.id()).orElseThrow();
    assertThat(end.state()).isEqualTo(JobRecord.State.SUCCEEDED);
    assertThat(end.toMap().get("result")).isEqualTo(Map.of("n", 3));
  }

  @Test
  void failure_isKeptWithItsMessage() {
    Jobs jobs = node("a");
    jobs.register(
        "bad",
        c -> {
          throw new IllegalStateException("no events");
        });
    String id = jobs.submit("bad", Map.of()).id();
    runAll();
    assertThat(jobs.get(id).orElseThrow().state()).isEqualTo(JobRecord.State.FAILED);
    assertThat(jobs.get(id).orElseThrow().toMap()).containsEntry("error", "no events");
  }

  @Test
  void unknownWork_isRefusedByName() {
    assertThatThrownBy(() -> node("a").submit("fly", Map.of()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("fly");
  }

  @Test
  void sameJobTwiceWhileWaiting_isOneJob() {
    Jobs jobs = node("a");
    jobs.register("slow", c -> Map.of());
    jobs.submit("slow", Map.of("goal", "x"));
    String second = jobs.submit("slow", Map.of("goal", "y")).id();
    assertThat(jobs.submit("slow", Map.of("goal", "y")).id()).isEqualTo(second);
  }

  @Test
  void beyondItsLimit_aJobStops_andResumesFromWhereItWas() {
    Jobs jobs = node("a").limitedBy(name -> Duration.ofMinutes(name.equals("long") ? 10 : 0));
    List<Object> seen = new ArrayList<>();
    jobs.register(
        "long",
        c -> {
          seen.add(c.checkpoint().get("at"));
          c.report("reading", 1, 3);
          c.checkpoint(Map.of("at", seen.size()));
          clock.advance(Duration.ofMinutes(11));
          if (seen.size() < 2) {
            c.report("learning", 2, 3);
          }
          return Map.of("n", 3);
        });
    String id = jobs.submit("long", Map.of()).id();
    runAll();
    JobRecord stopped = jobs.get(id).orElseThrow();
    assertThat(stopped.state()).isEqualTo(JobRecord.State.CANCELLED);
    assertThat(String.valueOf(stopped.toMap().get("error")))
        .contains("10 minutes", "jobs.maxMinutes", "learning");
    assertThat(jobs.resume(id).state()).isEqualTo(JobRecord.State.RUNNING);
    runAll();
    assertThat(jobs.get(id).orElseThrow().state()).isEqualTo(JobRecord.State.SUCCEEDED);
    assertThat(jobs.get(id).orElseThrow().toMap()).doesNotContainKeys("checkpoint", "error");
    assertThat(seen).containsExactly(null, 1);
  }

  @Test
  void withoutALimit_aJobTakesAsLongAsItTakes() {
    Jobs jobs = node("a");
    jobs.register(
        "long",
        c -> {
          clock.advance(Duration.ofDays(100));
          c.report("reading", 1, 3);
          return Map.of();
        });
    String id = jobs.submit("long", Map.of()).id();
    runAll();
    assertThat(jobs.get(id).orElseThrow().state()).isEqualTo(JobRecord.State.SUCCEEDED);
  }

  @Test
  void whatSucceeded_orIsLongOver_isNotResumed() {
    Jobs jobs = node("a");
    jobs.register("good", c -> Map.of());
    jobs.register(
        "bad",
        c -> {
          throw new IllegalStateException("no events");
        });
    String good = jobs.submit("good", Map.of()).id();
    String bad = jobs.submit("bad", Map.of()).id();
    runAll();
    assertThatThrownBy(() -> jobs.resume(good)).hasMessageContaining("succeeded");
    clock.advance(Duration.ofHours(25));
    assertThatThrownBy(() -> jobs.resume(bad)).hasMessageContaining("start a new one");
    assertThatThrownBy(() -> jobs.resume("no")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void twoNodes_runAJobOnce() {
    List<String> ran = new ArrayList<>();
    Jobs a = node("a");
    Jobs b = node("b");
    a.register("once", c -> Map.of("by", ran.add("a")));
    b.register("once", c -> Map.of("by", ran.add("b")));
    a.submit("once", Map.of());
    b.tick();
    a.tick();
    runAll();
    assertThat(ran).containsExactly("a");
  }

  @Test
  void jobOfADeadNode_resumesFromItsCheckpointElsewhere() {
    List<Object> seen = new ArrayList<>();
    Jobs a = node("a");
    a.register(
        "walk",
        c -> {
          c.checkpoint(Map.of("step", 7));
          throw new StackOverflowError("the node dies here");
        });
    String id = a.submit("walk", Map.of()).id();
    try {
      runAll();
    } catch (StackOverflowError death) {
      seen.add("died");
    }
    Jobs b = node("b");
    b.register(
        "walk",
        c -> {
          seen.add(c.checkpoint().get("step"));
          return Map.of();
        });
    b.tick();
    runAll();
    assertThat(seen).as("the lease still holds").containsExactly("died");
    clock.advance(Jobs.LEASE.plusSeconds(1));
    b.tick();
    runAll();
    assertThat(seen).containsExactly("died", 7);
    assertThat(b.get(id).orElseThrow().state()).isEqualTo(JobRecord.State.SUCCEEDED);
  }

  @Test
  void cancel_stopsAWaitingJobAtOnceAndARunningOneAtItsNextReport() {
    Jobs jobs = node("a");
    jobs.register(
        "long",
        c -> {
          clock.advance(Duration.ofSeconds(2));
          c.report("working", 1, 2);
          return Map.of();
        });
    String running = jobs.submit("long", Map.of("n", 1)).id();
    String queued = jobs.submit("long", Map.of("n", 2)).id();
    assertThat(jobs.cancel(queued).state()).isEqualTo(JobRecord.State.CANCELLED);
    jobs.cancel(running);
    runAll();
    assertThat(jobs.get(running).orElseThrow().state()).isEqualTo(JobRecord.State.CANCELLED);
  }

  @Test
  void cancelFromAnotherNode_isNoticed() {
    Jobs a = node("a");
    Jobs b = node("b");
    a.register(
        "long",
        c -> {
          b.cancel(b.list(1).get(0).id());
          clock.advance(Duration.ofSeconds(2));
          c.report("working", 1, 3);
          return Map.of();
        });
    String id = a.submit("long", Map.of()).id();
    runAll();
    assertThat(a.get(id).orElseThrow().state()).isEqualTo(JobRecord.State.CANCELLED);
  }

  @Test
  void jobWhoseNodeDiesAgainAndAgain_isGivenUp() {
    String id = "";
    for (int i = 0; i <= 5; i++) {
      Jobs node = node("n" + i);
      node.register("deadly", c -> Map.of());
      if (i == 0) {
        id = node.submit("deadly", Map.of()).id();
      } else {
        node.tick();
      }
      waiting.clear();
      clock.advance(Jobs.LEASE.plusSeconds(1));
    }
    assertThat(node("last").get(id).orElseThrow().state()).isEqualTo(JobRecord.State.FAILED);
  }
}
