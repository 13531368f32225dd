/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.concurrent.Callable;

/**
 * Runs library code with the class loader of this bundle: in OSGi the thread's own is arbitrary,
 * while Tribuo and XGBoost look up classes and native libraries through it.
 */
public final class ClassLoaders {
  private ClassLoaders() {}

  /** Runs work with it and puts the thread's own back. */
  public static <T> T withOwn(Callable<T> work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoaders.class.getClassLoader());
    try {
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
