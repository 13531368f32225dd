/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.StateAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.MappedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureStateMergeTest {
  private static FeatureState merged(FeatureState a, FeatureState b) {
    FeatureState m = a.copy();
    m.merge(b);
    return m;
  }

  /** Slices of very different age and length, so that grids of one are coarse in the other. */
  private static FeatureState slice(long seed, int n, int days) {
    long now = Events.NOW - new Random(seed).nextInt(600) * Events.DAY;
    return Events.fold(Events.random(seed, n, days, now));
  }

  @Property(tries = 300)
  void merge_isCommutative(
      @ForAll long s1,
      @ForAll long s2,
      @ForAll @IntRange(max = 60) int n1,
      @ForAll @IntRange(max = 300) int n2,
      @ForAll @IntRange(min = 1, max = 3000) int d1,
      @ForAll @IntRange(min = 1, max = 3000) int d2) {
    FeatureState a = slice(s1, n1, d1);
    FeatureState b = slice(s2, n2, d2);
    assertSame(merged(a, b), merged(b, a));
    assertThat(recents(merged(a, b))).isEqualTo(recents(merged(b, a)));
  }

  @Property(tries = 300)
  void merge_isAssociative(
      @ForAll long s1,
      @ForAll long s2,
      @ForAll long s3,
      @ForAll @IntRange(max = 40) int n,
      @ForAll @IntRange(min = 1, max = 3000) int d1,
      @ForAll @IntRange(min = 1, max = 3000) int d2,
      @ForAll @IntRange(min = 1, max = 500) int d3) {
    FeatureState a = slice(s1, n, d1);
    FeatureState b = slice(s2, n, d2);
    FeatureState c = slice(s3, n, d3);
    assertSame(merged(merged(a, b), c), merged(a, merged(b, c)));
    assertThat(recents(merged(merged(a, b), c))).isEqualTo(recents(merged(a, merged(b, c))));
  }

  @Property(tries = 300)
  void foldInSlicesThenMerge_equalsFoldInOrder(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(min = 1, max = 3000) int days,
      @ForAll @IntRange(min = 1, max = 5) int slices) {
    List<MappedEvent> events = Events.random(seed, n, days);
    List<FeatureState> parts = new ArrayList<>();
    for (int i = 0; i < slices; i++) {
      parts.add(new FeatureState());
    }
    for (int i = 0; i < events.size(); i++) {
      parts.get(i % slices).fold(events.get(i), Long.MAX_VALUE);
    }
    FeatureState whole = new FeatureState();
    // Sent through bytes, as between machines.
    parts.forEach(p -> whole.merge(FeatureState.decode(p.encode())));
    events.sort(Comparator.comparingLong(MappedEvent::time));
    FeatureState inOrder = Events.fold(events);
    assertSame(whole, inOrder);
    assertThat(recents(whole)).isEqualTo(recents(inOrder));
  }

  @Property(tries = 200)
  void foldInAnyOrder_givesTheSame(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(min = 1, max = 3000) int days) {
    List<MappedEvent> events = Events.random(seed, n, days);
    FeatureState asTheyCame = Events.fold(events);
    Collections.shuffle(events, new Random(seed));
    assertSame(Events.fold(events), asTheyCame);
  }

  @Test
  void emptyState_isNeutral() {
    FeatureState a = slice(1, 50, 700);
    assertSame(merged(a, new FeatureState()), a);
    assertSame(merged(new FeatureState(), a), a);
    assertSame(merged(new FeatureState(), new FeatureState()), new FeatureState());
  }

  @Test
  void merge_leavesTheOtherAlone() {
    FeatureState a = slice(1, 50, 700);
    FeatureState b = slice(2, 50, 300);
    byte[] before = b.encode();
    a.merge(b);
    a.merge(slice(3, 50, 10));
    assertThat(b.encode()).isEqualTo(before);
  }

  @Test
  void merge_withItselfIsRefused() {
    FeatureState a = slice(1, 5, 7);
    assertThatThrownBy(() -> a.merge(a)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void copy_isIndependentAndExact() {
    FeatureState a = slice(1, 200, 700);
    FeatureState c = a.copy();
    byte[] before = a.encode();
    assertThat(c.encode()).isEqualTo(before);
    Events.random(9, 50, 3).forEach(e -> a.fold(e, Long.MAX_VALUE));
    assertThat(c.encode()).isEqualTo(before).isNotEqualTo(a.encode());
  }

  private static List<Byte> recents(FeatureState s) {
    StateWriter out = new StateWriter();
    s.recent.write(out, s.last);
    s.recentOrders.write(out, s.last);
    List<Byte> bytes = new ArrayList<>();
    for (byte b : out.toBytes()) {
      bytes.add(b);
    }
    return bytes;
  }
}
