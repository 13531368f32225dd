/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import org.apache.unomi.api.Profile;

/**
 * Knows which of Unomi's segments, scoring plans and rules depend on what we say of a profile.
 * Thread-safe; never queries.
 */
public interface SegmentWatch {
  /**
   * Whether Unomi must look at a profile at once because what depends on us would come out
   * differently: a segment that now contains the profile and does not list it, or the other way
   * round.
   *
   * @param profile with our new content in place, and the segments it was loaded with
   */
  boolean concerns(Profile profile);
}
