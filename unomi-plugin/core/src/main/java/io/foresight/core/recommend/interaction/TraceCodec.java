/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** Packs touches by item; what never happened takes no room, for a trace rides on every profile. */
final class TraceCodec {
  /** Most bytes of one item. */
  static final int LARGEST = 8 + 1 + 4 + 4 + 4 + 2 + 5 * 4;

  private static final byte FORMAT = 2;
  private static final int ORDERED = 1;
  private static final int REPEATED = 2;
  private static final int VIEWED = 4;
  private static final int VIEWED_LAST = 8;
  private static final int CARTED = 16;
  private static final int REMOVED = 32;

  private TraceCodec() {}

  static byte[] encode(Map<Long, Touch> items) {
    ByteBuffer out = ByteBuffer.allocate(3 + LARGEST * items.size());
    out.put(FORMAT).putShort((short) items.size());
    items.forEach((hash, t) -> put(out.putLong(hash), t));
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void put(ByteBuffer out, Touch t) {
    boolean viewedLast = t.lastView != 0 && t.lastView == t.last;
    int flags =
        (t.orders > 0 ? ORDERED : 0)
            | (t.orders > 0 && t.lastOrder != t.firstOrder ? REPEATED : 0)
            | (viewedLast ? VIEWED_LAST : t.lastView != 0 ? VIEWED : 0)
            | (t.lastCart != 0 ? CARTED : 0)
            | (t.lastRemoved != 0 ? REMOVED : 0);
    out.put((byte) flags).putFloat((float) t.weight).putInt(t.last);
    if ((flags & ORDERED) != 0) {
      out.putFloat((float) t.orderWeight);
      out.putShort((short) Math.min(Short.MAX_VALUE, t.orders)).putInt(t.firstOrder);
    }
    if ((flags & REPEATED) != 0) {
      out.putInt(t.lastOrder);
    }
    if ((flags & VIEWED) != 0) {
      out.putInt(t.lastView);
    }
    if ((flags & CARTED) != 0) {
      out.putInt(t.lastCart);
    }
    if ((flags & REMOVED) != 0) {
      out.putInt(t.lastRemoved);
    }
  }

  /**
   * @throws IllegalArgumentException if the bytes are not of {@link #encode}
   */
  static void decode(byte[] bytes, int maxItems, Map<Long, Touch> into) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < 3 || in.get() != FORMAT) {
      throw new IllegalArgumentException("not a trace of format " + FORMAT);
    }
    int n = in.getShort();
    if (n < 0 || n > maxItems) {
      throw new IllegalArgumentException("a trace of " + n + " items");
    }
    try {
      for (int i = 0; i < n; i++) {
        into.put(in.getLong(), touch(in));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a trace that is cut", e);
    }
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          "a trace of " + n + " items in " + bytes.length + " bytes");
    }
  }

  private static Touch touch(ByteBuffer in) {
    Touch t = new Touch();
    int flags = in.get();
    t.weight = in.getFloat();
    t.last = in.getInt();
    if ((flags & ORDERED) != 0) {
      t.orderWeight = in.getFloat();
      t.orders = in.getShort();
      t.firstOrder = in.getInt();
      t.lastOrder = (flags & REPEATED) != 0 ? in.getInt() : t.firstOrder;
    }
    t.lastView =
        (flags & VIEWED_LAST) != 0 ? t.last : (flags & VIEWED) != 0 ? in.getInt() : t.lastView;
    t.lastCart = (flags & CARTED) != 0 ? in.getInt() : 0;
    t.lastRemoved = (flags & REMOVED) != 0 ? in.getInt() : 0;
    if (!Double.isFinite(t.weight) || !Double.isFinite(t.orderWeight)) {
      throw new IllegalArgumentException("a trace with a weight that is no number");
    }
    return t;
  }
}
