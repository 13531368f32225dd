/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When snapshots are taken. With horizon h and product time now: test snapshots lie in {@code (now
 * - h - span, now - h]}, so their outcome is known; training snapshots lie at least h before the
 * first test snapshot, so that no training outcome reaches past it (gap = horizon); and before
 * every snapshot there is some history to read features from.
 */
public final class SnapshotPlan {
  static final long DAY = Duration.ofDays(1).toMillis();

  /** Days of history before the first training snapshot that are tried, best first. */
  private static final int[] HISTORIES = {365, 270, 180, 120, 90, 60};

  /** Fewer training snapshots than these are not worth a longer look back. */
  private static final int ENOUGH_SNAPSHOTS = 4;

  /** Days of events that are tested on at most, when snapshots are anchored on events. */
  private static final int ANCHORED_TEST_DAYS = 30;

  private final long horizon;
  private final List<Long> train;
  private final List<Long> test;
  private final long leastTrainFrom;
  private final long trainFrom;
  private final long trainTo;
  private final long testFrom;
  private final long testTo;
  private final long leastSpan;

  private SnapshotPlan(
      long oldest, long now, int horizonDays, Settings settings, boolean anchored) {
    this.horizon = horizonDays * DAY;
    long step = Math.max(settings.minStepDays, horizonDays / 2) * DAY;
    this.testTo = now - horizon;
    this.leastTrainFrom = oldest + settings.minHistoryDays * DAY;
    // One calendar snapshot holds everybody, one moment holds no mailing: events need a span.
    this.leastSpan = anchored ? horizon : (settings.testSnapshots - 1) * step;
    long quarter = (testTo - horizon - leastTrainFrom) / 4;
    this.testFrom =
        testTo
            - (anchored
                ? Math.max(leastSpan, Math.min(quarter, ANCHORED_TEST_DAYS * DAY))
                : leastSpan);
    this.trainTo = testFrom - horizon;
    this.trainFrom = oldest + history(trainTo - oldest, step, settings) * DAY;
    this.test = times(testTo, testFrom, step, settings.testSnapshots);
    this.train = times(trainTo, trainFrom, step, settings.maxTrainSnapshots);
  }

  /**
   * @param oldest time of the oldest event, ms
   * @param now the product's now, ms
   * @param horizonDays length of the outcome window
   */
  public static SnapshotPlan of(long oldest, long now, int horizonDays, Settings settings) {
    return new SnapshotPlan(oldest, now, horizonDays, settings, false);
  }

  /**
   * For snapshots just before events, e.g. mailings: those of the newest quarter of history are for
   * testing, of 30 days at most and one horizon at least.
   *
   * @param oldest time of the oldest event, ms
   * @param now the product's now, ms
   * @param horizonDays length of the outcome window
   */
  public static SnapshotPlan anchored(long oldest, long now, int horizonDays, Settings settings) {
    return new SnapshotPlan(oldest, now, horizonDays, settings, true);
  }

  private static int history(long available, long step, Settings settings) {
    int enough = Math.min(ENOUGH_SNAPSHOTS, settings.maxTrainSnapshots);
    for (int days : HISTORIES) {
      if (days > settings.minHistoryDays && available - days * DAY >= (enough - 1) * step) {
        return days;
      }
    }
    return settings.minHistoryDays;
  }

  private static List<Long> times(long newest, long oldest, long step, int atMost) {
    List<Long> out = new ArrayList<>();
    for (long t = newest; t >= oldest && out.size() < atMost; t -= step) {
      out.add(t);
    }
    Collections.reverse(out);
    return out;
  }

  /** Whether there is at least one training snapshot. */
  public boolean sufficient() {
    return !train.isEmpty();
  }

  /** The product time from which {@link #sufficient} will hold if events go on. */
  public long sufficientAt() {
    return leastTrainFrom + 2 * horizon + leastSpan;
  }

  /** Days of history needed before a model can be trained and tested. */
  public long neededDays(long oldest) {
    return (sufficientAt() - oldest) / DAY;
  }

  /** Calendar snapshots for training, oldest first; none when history is too short. */
  public List<Long> train() {
    return train;
  }

  /** Calendar snapshots for testing, oldest first. */
  public List<Long> test() {
    return test;
  }

  /** Length of the outcome window, ms. */
  public long horizon() {
    return horizon;
  }

  /** Whether an event-anchored snapshot at this time is for training. */
  boolean isTrain(long time) {
    return time >= trainFrom && time <= trainTo;
  }

  /** Whether an event-anchored snapshot at this time is for testing. */
  boolean isTest(long time) {
    return time >= testFrom && time <= testTo;
  }

  /** For the model card. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("trainFrom", Instant.ofEpochMilli(train.isEmpty() ? trainFrom : train.get(0)).toString());
    m.put("trainTo", Instant.ofEpochMilli(trainTo).toString());
    m.put("trainSnapshots", train.size());
    m.put("testFrom", Instant.ofEpochMilli(testFrom).toString());
    m.put("testTo", Instant.ofEpochMilli(testTo).toString());
    m.put("testSnapshots", test.size());
    m.put("horizonDays", horizon / DAY);
    return m;
  }

  /** How snapshots are laid out. */
  public static final class Settings {
    private final int minHistoryDays;
    private final int minStepDays;
    private final int maxTrainSnapshots;
    private final int testSnapshots;

    /**
     * @param minHistoryDays days of events needed before the first snapshot, default 30; more are
     *     taken where there are enough
     * @param minStepDays least days between snapshots, default 7 (else half a horizon)
     * @param maxTrainSnapshots default 12
     * @param testSnapshots default 1
     */
    public Settings(int minHistoryDays, int minStepDays, int maxTrainSnapshots, int testSnapshots) {
      this.minHistoryDays = minHistoryDays;
      this.minStepDays = minStepDays;
      this.maxTrainSnapshots = maxTrainSnapshots;
      this.testSnapshots = testSnapshots;
    }

    /** The defaults. */
    public static Settings defaults() {
      return new Settings(30, 7, 12, 1);
    }
  }
}
