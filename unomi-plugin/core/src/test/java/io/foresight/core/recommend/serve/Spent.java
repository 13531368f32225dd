/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What this process has spent since then: time, processor time, heap. */
final class Spent {
  private static final AtomicLong HEAP = new AtomicLong();

  private final long began = System.nanoTime();
  private final long cpu = cpu();

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  double cpuSeconds() {
    return (cpu() - cpu) / 1e9;
  }

  /** From now on the heap in use after each collection is looked at. */
  static void watchHeap() {
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) gc)
          .addNotificationListener(
              (n, handback) -> {
                if (n.getUserData() instanceof CompositeData) {
                  long used = 0;
                  for (MemoryUsage u :
                      GarbageCollectionNotificationInfo.from((CompositeData) n.getUserData())
                          .getGcInfo()
                          .getMemoryUsageAfterGc()
                          .values()) {
                    used += u.getUsed();
                  }
                  HEAP.accumulateAndGet(used, Math::max);
                }
              },
              null,
              null);
    }
  }

  /** The most that was in use right after a collection, metaspace included, in megabytes. */
  static long mostHeap() {
    return HEAP.get() >> 20;
  }
}
