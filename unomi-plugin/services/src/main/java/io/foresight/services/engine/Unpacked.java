/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.live.Ongoing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * States of those who were active last, unpacked. Whoever takes one has it for himself until he
 * gives it back: a second request of the same person works from what is stored.
 */
final class Unpacked {
  private final Map<String, Ongoing> states;

  /**
   * @param limit how many are kept, those used last; asked at every giving back
   */
  Unpacked(IntSupplier limit) {
    this.states =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Ongoing> eldest) {
            return size() > limit.getAsInt();
          }
        };
  }

  synchronized @Nullable Ongoing take(String profile) {
    return states.remove(profile);
  }

  synchronized void giveBack(String profile, Ongoing state) {
    states.put(profile, state);
  }

  synchronized void forget(Collection<String> profiles) {
    profiles.forEach(states::remove);
  }
}
