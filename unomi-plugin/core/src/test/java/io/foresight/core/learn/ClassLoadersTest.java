/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClassLoadersTest {
  @Test
  void libraries_seeTheBundlesClassLoaderAndTheThreadGetsItsOwnBack() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader foreign = new ClassLoader(null) {};
    thread.setContextClassLoader(foreign);
    try {
      assertThat(ClassLoaders.withOwn(thread::getContextClassLoader))
          .isSameAs(Competition.class.getClassLoader());
      assertThatThrownBy(
              () ->
                  ClassLoaders.withOwn(
                      () -> {
                        throw new IOException("broken");
                      }))
          .isInstanceOf(IOException.class);
      assertThat(thread.getContextClassLoader()).isSameAs(foreign);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
