/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Role;
import java.util.zip.CRC32;

/**
 * The packed form of a {@link FeatureState}: version byte, parts in a fixed order, CRC-32. Times
 * are distances back from the last event, absent parts a bit or a zero byte.
 */
final class StateCodec {
  private static final int VERSION = 1;
  private static final int CHECKSUM = 4;

  /** Cells are rounded down to at least this many days until the state fits. */
  private static final int[] COARSENESS = {0, 7, 28, 10_000_000};

  private StateCodec() {}

  static byte[] encode(FeatureState s) {
    for (int coarse : COARSENESS) {
      StateWriter out = new StateWriter();
      out.u8(VERSION);
      write(s, out, coarse);
      if (out.size() + CHECKSUM <= FeatureState.MAX_BYTES) {
        out.u32(checksum(out.buffer(), out.size()));
        return out.toBytes();
      }
    }
    throw new IllegalStateException("a feature state does not fit, which cannot be");
  }

  static FeatureState decode(byte[] bytes) {
    if (bytes.length < 1 + CHECKSUM || bytes.length > FeatureState.MAX_BYTES) {
      throw new CorruptStateException("it has " + bytes.length + " bytes");
    }
    if (bytes[0] != VERSION) {
      throw new CorruptStateException(
          "it has version " + bytes[0] + ", this release reads " + VERSION);
    }
    int end = bytes.length - CHECKSUM;
    if (new StateReader(bytes, end, bytes.length).u32() != checksum(bytes, end)) {
      throw new CorruptStateException("its checksum is wrong");
    }
    StateReader in = new StateReader(bytes, 1, end);
    FeatureState s = new FeatureState();
    read(s, in);
    in.expectEnd();
    return s;
  }

  private static void write(FeatureState s, StateWriter out, int coarse) {
    out.varint(s.events);
    if (s.events == 0) {
      return;
    }
    out.varint(s.last);
    out.varint(s.last - s.first);
    long present = 0;
    for (int i = 0; i < s.roles.length; i++) {
      present |= s.roles[i] != null ? 1L << i : 0;
    }
    out.varint(present);
    for (Activity a : s.roles) {
      if (a != null) {
        a.write(out, s.last);
      }
    }
    Activity[] others = {s.activity, s.machineOpens, s.machineClicks};
    out.u8(mask(others));
    for (Activity a : others) {
      if (a.count > 0) {
        a.write(out, s.last);
      }
    }
    int day = Days.of(s.last);
    if (hasOrders(s)) {
      s.totals.write(out);
      s.orderDays.write(out, day);
    }
    s.buckets.write(out, day, coarse);
    s.ordered.write(out);
    s.browsed.write(out);
    s.categories.write(out);
    if (s.activity.count > 0) {
      s.rhythm.write(out);
    }
    s.recent.write(out, s.last);
    if (hasOrders(s)) {
      s.recentOrders.write(out, s.last);
    }
  }

  private static void read(FeatureState s, StateReader in) {
    s.events = in.varint();
    if (s.events == 0) {
      return;
    }
    s.last = in.varint();
    s.first = s.last - in.varint();
    if (s.first < FeatureState.EARLIEST || s.last >= FeatureState.LATEST) {
      throw new CorruptStateException("its times are out of range");
    }
    long present = in.varint();
    if (present >>> s.roles.length != 0) {
      throw new CorruptStateException("it has roles this release does not know");
    }
    for (int i = 0; i < s.roles.length; i++) {
      if ((present >>> i & 1) != 0) {
        s.roles[i] = Activity.read(in, s.last);
      }
    }
    int others = in.u8();
    s.activity = (others & 1) != 0 ? Activity.read(in, s.last) : s.activity;
    s.machineOpens = (others & 2) != 0 ? Activity.read(in, s.last) : s.machineOpens;
    s.machineClicks = (others & 4) != 0 ? Activity.read(in, s.last) : s.machineClicks;
    int day = Days.of(s.last);
    if (hasOrders(s)) {
      s.totals.read(in, s.lastTime(Role.ORDER));
      s.orderDays.read(in, day);
    }
    s.buckets.read(in, day);
    s.ordered.read(in);
    s.browsed.read(in);
    s.categories.read(in);
    if (s.activity.count > 0) {
      s.rhythm.read(in, s.activity.last);
    }
    s.recent.read(in, s.last);
    if (hasOrders(s)) {
      s.recentOrders.read(in, s.last);
    }
  }

  private static boolean hasOrders(FeatureState s) {
    return s.count(Role.ORDER) > 0 || s.count(Role.ORDER_CANCEL) > 0;
  }

  private static int mask(Activity[] activities) {
    int mask = 0;
    for (int i = 0; i < activities.length; i++) {
      mask |= activities[i].count > 0 ? 1 << i : 0;
    }
    return mask;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
