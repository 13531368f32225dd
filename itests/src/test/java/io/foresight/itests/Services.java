/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Services of the running Unomi, waited for: it starts them one after the other for a minute. */
final class Services {
  private static final long LIMIT_MILLIS = 300_000;

  private final BundleContext context;

  Services(BundleContext context) {
    this.context = context;
  }

  <T> T get(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(LIMIT_MILLIS);
    if (service == null) {
      throw new AssertionError("No " + type.getName() + " within " + LIMIT_MILLIS + " ms");
    }
    return service;
  }

  /** A service that was waited for before. */
  <T> T now(Class<T> type) {
    return context.getService(context.getServiceReference(type));
  }

  /** Waits until something is so; Unomi reloads its caches every second. */
  static void await(String what, BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + LIMIT_MILLIS + " ms: " + what);
      }
      Thread.sleep(200);
    }
  }
}
