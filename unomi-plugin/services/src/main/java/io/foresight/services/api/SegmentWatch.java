/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import java.util.Map;
import org.apache.unomi.api.Profile;

/**
 * Knows which of Unomi's segments, scoring plans and rules depend on what we say of a profile.
 * Thread-safe; never queries.
 */
public interface SegmentWatch {
  /**
   * The segments that depend on us and come out differently than they are listed.
   *
   * @param profile with our new content in place, and the segments it was loaded with
   * @return segment id to whether the profile belongs to it now; empty when all is as listed
   */
  Map<String, Boolean> moves(Profile profile);

  /**
   * Whether Unomi must evaluate and save the profile with this request: a scoring plan or a rule on
   * updates asks what we say, or a rule on updates may ask for segments and some have changed. If
   * not, it is enough to list the segments on the profile and to store them by and by.
   *
   * @param moves of that profile
   */
  boolean atOnce(Map<String, Boolean> moves);
}
