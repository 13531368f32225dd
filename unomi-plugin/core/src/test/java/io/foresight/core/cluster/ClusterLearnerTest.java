/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClusterLearnerTest {
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f");
  private static final ClusterLearner LEARNER =
      new ClusterLearner(COLUMNS, c -> c, "c", (c, high) -> (high ? "high " : "low ") + c);

  /** Rows around k centres, the truth in the last but not among the columns. */
  private static float[][] simulated(int k, int n, double noise, long seed, int[] truth) {
    Random r = new Random(seed);
    float[][] rows = new float[n][COLUMNS.size()];
    for (int i = 0; i < n; i++) {
      truth[i] = r.nextInt(k);
      Random centre = new Random(BoundedSample.mix(100 + truth[i]));
      for (int j = 0; j < COLUMNS.size(); j++) {
        rows[i][j] = (float) (10 * centre.nextDouble() + noise * r.nextGaussian());
      }
      if (r.nextInt(100) == 0) {
        rows[i][r.nextInt(COLUMNS.size())] *= 1000;
      }
    }
    return rows;
  }

  private static Clustering learn(float[][] rows, Clustering... previous) {
    return LEARNER.learn(rows, previous.length == 0 ? null : previous[0], Progress.NONE).clustering;
  }

  private static List<String> ids(Clustering c, float[][] rows) {
    return Arrays.stream(rows)
        .map(r -> Objects.requireNonNull(c.of(r)).id)
        .collect(Collectors.toList());
  }

  @Test
  void trueNumberOfClusters_isFoundInSpiteOfOutliers() {
    for (int k = 2; k <= 6; k++) {
      int[] truth = new int[1200];
      float[][] rows = simulated(k, truth.length, 0.8, 50 + k, truth);
      ClusterLearner.Result r = LEARNER.learn(rows, null, Progress.NONE);
      Clustering c = r.clustering;
      assertThat(c.clusters()).as("clusters of " + k + " " + r.agreement).hasSize(k);
      assertThat(r.apart).isTrue();
      List<String> known = c.clusters().stream().map(g -> g.id).collect(Collectors.toList());
      int[] found = ids(c, rows).stream().mapToInt(known::indexOf).toArray();
      assertThat(AdjustedRand.of(truth, found)).as("agreement of " + k).isGreaterThan(0.9);
    }
  }

  @Test
  void oneCloud_isNotCutIntoPieces() {
    int[] truth = new int[1000];
    assertThat(learn(simulated(1, 1000, 2, 3, truth)).clusters())
        .hasSize(1)
        .allSatisfy(c -> assertThat(c.name).isEqualTo("everybody"));
  }

  @Test
  void ids_stayWhenRowsAreReorderedAndGrow() {
    int[] truth = new int[2000];
    float[][] all = simulated(4, 2000, 0.8, 9, truth);
    float[][] first = Arrays.copyOf(all, 900);
    Clustering before = learn(first);
    List<float[]> shuffled = new ArrayList<>(Arrays.asList(all));
    Collections.shuffle(shuffled, new Random(4));
    Clustering after = learn(shuffled.toArray(new float[0][]), before);
    List<String> was = ids(before, first);
    List<String> is = ids(after, first);
    int same = 0;
    for (int i = 0; i < was.size(); i++) {
      same += was.get(i).equals(is.get(i)) ? 1 : 0;
    }
    assertThat(same / 900.0).isGreaterThan(0.97);
    assertThat(after.clusters())
        .allSatisfy(c -> assertThat(c.moved).isLessThan(0.1))
        .allSatisfy(c -> assertThat(c.shareBefore).isCloseTo(c.share, within(0.05)));
  }

  @Test
  void newCluster_getsANewIdAndTheOthersKeepTheirs() {
    int[] truth = new int[1500];
    float[][] three = simulated(3, 1500, 0.8, 9, truth);
    float[][] four = simulated(4, 1500, 0.8, 9, truth);
    Clustering before = learn(three);
    Clustering after = learn(four, before);
    assertThat(before.clusters().stream().map(c -> c.id))
        .containsExactlyInAnyOrder("c1", "c2", "c3");
    assertThat(after.clusters().stream().map(c -> c.id))
        .containsExactlyInAnyOrder("c1", "c2", "c3", "c4");
    Clustering again = learn(three, after);
    assertThat(again.clusters().stream().map(c -> c.id))
        .containsExactlyInAnyOrder("c1", "c2", "c3");
    assertThat(again.lastId()).isEqualTo(4);
  }

  @Test
  void everybodyAsOne_isNobodysSuccessor() {
    int[] truth = new int[1000];
    float[][] one = simulated(1, 1000, 2, 3, truth);
    float[][] three = simulated(3, 1000, 0.8, 9, truth);
    Clustering whole = learn(one);
    Clustering parts = learn(three, whole);
    assertThat(whole.clusters().stream().map(c -> c.id)).containsExactly("c1");
    assertThat(parts.clusters().stream().map(c -> c.id))
        .containsExactlyInAnyOrder("c2", "c3", "c4");
    assertThat(learn(one, parts).clusters().stream().map(c -> c.id)).containsExactly("c5");
  }

  @Test
  void names_sayWhatSetsApart() {
    float[][] rows = new float[400][6];
    Random r = new Random(2);
    for (float[] row : rows) {
      boolean group = r.nextInt(4) == 0;
      for (int j = 0; j < 6; j++) {
        row[j] = (float) (r.nextGaussian() + (group && j == 1 ? 12 : group && j == 4 ? -8 : 0));
      }
    }
    Clustering c = learn(rows);
    assertThat(c.clusters()).hasSize(2);
    assertThat(c.clusters().get(1).name).isEqualTo("high b, low e");
    assertThat(c.clusters().get(0).share).isCloseTo(0.75, within(0.06));
  }

  @Test
  void poorRows_areNoError() {
    assertThat(learn(new float[0][]).clusters()).isEmpty();
    assertThat(learn(new float[49][6]).clusters()).isEmpty();
    assertThat(learn(new float[60][6]).clusters()).hasSize(1);
    float[][] unknown = new float[300][6];
    Arrays.stream(unknown).forEach(row -> Arrays.fill(row, Float.NaN));
    assertThat(learn(unknown).clusters()).hasSize(1);
    float[][] two = new float[300][6];
    Arrays.stream(two).limit(90).forEach(row -> row[2] = 7);
    assertThat(learn(two).clusters()).hasSize(2);
    Clustering before = learn(two);
    assertThat(learn(new float[10][6], before).clusters()).hasSize(2);
  }
}
