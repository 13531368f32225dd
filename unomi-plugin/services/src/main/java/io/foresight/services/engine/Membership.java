/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.store.RawProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of segments that Unomi keeps on a profile. */
final class Membership {
  /** Its name. */
  static final String SEGMENTS = "segments";

  private Membership() {}

  /**
   * The list after some changes, or empty when it has them already.
   *
   * @param moves segment id to whether the profile belongs to it
   */
  static Optional<List<String>> after(RawProfile profile, Map<String, Boolean> moves) {
    List<String> before = Fields.of("profile", profile.source()).strings(SEGMENTS);
    Set<String> after = new LinkedHashSet<>(before);
    moves.forEach(
        (segment, belongs) -> {
          if (belongs) {
            after.add(segment);
          } else {
            after.remove(segment);
          }
        });
    return after.equals(new LinkedHashSet<>(before))
        ? Optional.empty()
        : Optional.of(new ArrayList<>(after));
  }
}
