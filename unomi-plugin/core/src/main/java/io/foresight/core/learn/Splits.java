/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes {@link Split}s. */
public final class Splits {
  private static final int FOLDS = 3;

  private Splits() {}

  /**
   * A split the caller has made. One fold of train and validation; the winner is fitted on both.
   *
   * @param train rows to fit candidates on
   * @param validation rows to choose by
   * @param calibration rows to calibrate on, may be empty: then the validation rows serve
   * @param test rows of the final evaluation
   */
  public static Split explicit(
      int[] train, int[] validation, int[] calibration, int[] test, String description) {
    int[] fit = Arrays.copyOf(train, train.length + validation.length);
    System.arraycopy(validation, 0, fit, train.length, validation.length);
    return new Split(
        description,
        false,
        List.of(new Split.Fold(train.clone(), validation.clone())),
        fit,
        calibration.clone(),
        test.clone());
  }

  /**
   * In time: test rows are given, and rolling origins are made within the training rows. Use it
   * when the caller knows best which rows the future test may not touch.
   *
   * @param set the rows
   * @param fit rows to learn from
   * @param test rows of the final evaluation, later than all of {@code fit} plus the gap
   * @param gap time between a row and the moment its outcome is known, in the set's unit of time
   */
  public static Split inTime(TrainingSet set, int[] fit, int[] test, long gap, String description) {
    List<Split.Fold> folds = rolling(set, fit, gap);
    boolean rolled = !folds.isEmpty();
    return new Split(
        description + (rolled ? "; validated on later rows, " + folds.size() + " origins" : ""),
        rolled,
        rolled ? folds : byGroup(set, fit),
        fit.clone(),
        new int[0],
        test.clone());
  }

  /**
   * In time: the newest rows are the test set, cut where the time changes.
   *
   * @param set the rows
   * @param testShare share of rows to test on, 0 to 1
   * @param gap time between a row and the moment its outcome is known: training rows less than this
   *     before the first test row are left out
   */
  public static Split newestAsTest(TrainingSet set, double testShare, long gap) {
    int n = set.size();
    Integer[] order = byTime(set, IntStream.range(0, n).toArray());
    long cut = n == 0 ? 0 : set.time(order[Math.min(n - 1, (int) ((1 - testShare) * n))]);
    int[] test = rows(n, i -> set.time(i) >= cut);
    int[] fit = rows(n, i -> set.time(i) < cut && set.time(i) + gap <= cut);
    return inTime(set, fit, test, gap, "newest rows are the test set, gap " + gap);
  }

  /**
   * By hash: rows whose group hash is divisible by {@code modulo} are the test set, the others are
   * divided into folds by the same hash, so that a group is never on both sides.
   *
   * @param set the rows; the group is a non-negative hash, e.g. a CRC32
   * @param modulo e.g. 5 for a fifth
   */
  public static Split byHash(TrainingSet set, int modulo) {
    int[] test = rows(set.size(), i -> Math.floorMod(set.group(i), (long) modulo) == 0);
    int[] fit = rows(set.size(), i -> Math.floorMod(set.group(i), (long) modulo) != 0);
    return new Split(
        "group hash mod " + modulo + " = 0 is the test set; " + FOLDS + " folds by hash",
        false,
        byGroup(set, fit),
        fit,
        new int[0],
        test);
  }

  /**
   * One fold of a k-fold cross-validation by group: rows whose group hash has the remainder {@code
   * fold} are the test set, the others are for learning and divided into folds of their own.
   *
   * @param set the rows; the group is a well-mixed hash
   * @param count number of folds, 2 or more
   * @param fold 0 to count - 1
   */
  public static Split fold(TrainingSet set, int count, int fold) {
    int[] test = rows(set.size(), i -> Math.floorMod(set.group(i), (long) count) == fold);
    int[] fit = rows(set.size(), i -> Math.floorMod(set.group(i), (long) count) != fold);
    return new Split(
        "fold " + (fold + 1) + " of " + count + " by group hash",
        false,
        byGroup(set, fit),
        fit,
        new int[0],
        test);
  }

  /**
   * By profile: test rows are given, and whoever they belong to must not be among the rows to learn
   * from. Says how well a model does for other profiles at the same time, an easier question than
   * the future.
   *
   * @param set the rows; the group is a well-mixed hash
   * @param fit rows to learn from, divided into folds by group
   * @param test rows of the final evaluation
   */
  public static Split otherProfiles(TrainingSet set, int[] fit, int[] test, String description) {
    return new Split(description, false, byGroup(set, fit), fit.clone(), new int[0], test.clone());
  }

  /** All rows are for learning, chosen by folds of groups; there is no test set. */
  static Split whole(TrainingSet set, String description) {
    int[] fit = rows(set.size(), i -> true);
    return new Split(description, false, byGroup(set, fit), fit, new int[0], new int[0]);
  }

  private static List<Split.Fold> byGroup(TrainingSet set, int[] fit) {
    List<Split.Fold> folds = new ArrayList<>();
    for (int f = 0; f < FOLDS; f++) {
      int fold = f;
      folds.add(
          new Split.Fold(
              Arrays.stream(fit).filter(i -> fold(set.group(i)) != fold).toArray(),
              Arrays.stream(fit).filter(i -> fold(set.group(i)) == fold).toArray()));
    }
    return folds;
  }

  /** Mixes the bits first (SplitMix64), so that folds are independent of the test set's modulo. */
  private static int fold(long group) {
    long z = group + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return (int) Math.floorMod(z ^ z >>> 31, (long) FOLDS);
  }

  /**
   * Rolling origins over the newest half of the rows: each validates on the next sixth and trains
   * on all rows whose outcome was known before it begins. Origins without both are left out.
   */
  private static List<Split.Fold> rolling(TrainingSet set, int[] fit, long gap) {
    Integer[] order = byTime(set, fit);
    List<Split.Fold> folds = new ArrayList<>();
    int n = order.length;
    for (int f = 0; f < FOLDS && n > 0; f++) {
      long begin = set.time(order[start(n, f)]);
      boolean last = f == FOLDS - 1;
      long end = last ? Long.MAX_VALUE : set.time(order[start(n, f + 1)]);
      int[] train =
          Arrays.stream(fit)
              .filter(i -> set.time(i) < begin && set.time(i) + gap <= begin)
              .toArray();
      int[] validation =
          Arrays.stream(fit)
              .filter(i -> set.time(i) >= begin && (last || set.time(i) < end))
              .toArray();
      if (train.length > 0 && validation.length > 0) {
        folds.add(new Split.Fold(train, validation));
      }
    }
    return folds;
  }

  private static int start(int n, int fold) {
    return (int) ((long) n * (FOLDS + fold) / (2L * FOLDS));
  }

  private static Integer[] byTime(TrainingSet set, int[] rows) {
    Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingLong(set::time));
    return order;
  }

  private static int[] rows(int n, IntPredicate wanted) {
    return IntStream.range(0, n).filter(wanted).toArray();
  }
}
