/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a competition is held. Immutable; {@code with…} methods return changed copies. */
public final class CompetitionOptions {
  private final long seed;
  private final int threads;
  private final int resamples;
  private final int maxFoldRows;
  private final int maxFitRows;
  private final @Nullable String recencyColumn;
  private final String codeVersion;
  private final List<Learner> learners;

  private CompetitionOptions(
      long seed,
      int threads,
      int resamples,
      int maxFoldRows,
      int maxFitRows,
      @Nullable String recencyColumn,
      String codeVersion,
      List<Learner> learners) {
    this.seed = seed;
    this.threads = threads;
    this.resamples = resamples;
    this.maxFoldRows = maxFoldRows;
    this.maxFitRows = maxFitRows;
    this.recencyColumn = recencyColumn;
    this.codeVersion = codeVersion;
    this.learners = Collections.unmodifiableList(new ArrayList<>(learners));
  }

  /**
   * The defaults: one thread, 200 bootstrap resamples, at most 40 000 rows to fit candidates on and
   * 1 000 000 to fit the winner on, no recency rule, all learners.
   *
   * @param seed of everything random
   */
  public static CompetitionOptions seeded(long seed) {
    return new CompetitionOptions(
        seed,
        1,
        200,
        40_000,
        1_000_000,
        null,
        "unknown",
        List.of(
            new TargetCodedLearner(new CartLearner()),
            new TargetCodedLearner(new LogisticLearner()),
            new TargetCodedLearner(new BoostedTreesLearner())));
  }

  /** Threads a learner may use; part of a boosted model's identity. */
  public CompetitionOptions withThreads(int n) {
    return new CompetitionOptions(
        seed, n, resamples, maxFoldRows, maxFitRows, recencyColumn, codeVersion, learners);
  }

  /** Bootstrap resamples of every interval. */
  public CompetitionOptions withResamples(int n) {
    return new CompetitionOptions(
        seed, threads, n, maxFoldRows, maxFitRows, recencyColumn, codeVersion, learners);
  }

  /** Most rows to fit a candidate and the winner on; more are sampled down by group. */
  public CompetitionOptions withMaxRows(int perFold, int final_) {
    return new CompetitionOptions(
        seed, threads, resamples, perFold, final_, recencyColumn, codeVersion, learners);
  }

  /** The numeric column of the recency rule, part of the baseline; null for the base rate only. */
  public CompetitionOptions withRecencyColumn(@Nullable String column) {
    return new CompetitionOptions(
        seed, threads, resamples, maxFoldRows, maxFitRows, column, codeVersion, learners);
  }

  /** Version of Foresight, for the provenance. */
  public CompetitionOptions withCodeVersion(String version) {
    return new CompetitionOptions(
        seed, threads, resamples, maxFoldRows, maxFitRows, recencyColumn, version, learners);
  }

  /** The learners that compete, besides the baselines. */
  public CompetitionOptions withLearners(List<Learner> list) {
    return new CompetitionOptions(
        seed, threads, resamples, maxFoldRows, maxFitRows, recencyColumn, codeVersion, list);
  }

  /** Seed of everything random. */
  public long seed() {
    return seed;
  }

  int threads() {
    return threads;
  }

  int resamples() {
    return resamples;
  }

  int maxFoldRows() {
    return maxFoldRows;
  }

  int maxFitRows() {
    return maxFitRows;
  }

  String codeVersion() {
    return codeVersion;
  }

  List<Learner> learners() {
    return learners;
  }

  List<Learner> baselines() {
    List<Learner> out = new ArrayList<>();
    out.add(new BaseRateLearner());
    if (recencyColumn != null) {
      out.add(new RecencyLearner(recencyColumn));
    }
    return out;
  }
}
