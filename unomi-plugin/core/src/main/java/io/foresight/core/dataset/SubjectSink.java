/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.InsightRun;
import io.foresight.core.insight.Subject;
import java.util.Collections;

/** Takes profiles as of now while history is read for other ends, so that one pass serves all. */
@FunctionalInterface
public interface SubjectSink {
  /** Takes a profile; calls for one part do not overlap, those for different parts may. */
  void add(int part, Subject subject);

  /** Says that a part is complete. Default: of no interest. */
  default void done(int part) {}

  /** Hands everybody to a run of the insights. */
  static SubjectSink into(InsightRun run) {
    return new SubjectSink() {
      @Override
      public void add(int part, Subject subject) {
        run.add(part, subject);
      }

      @Override
      public void done(int part) {
        run.done(part);
      }
    };
  }

  /**
   * A profile with its whole history, as insights see it.
   *
   * @param now the product's now, ms since 1970
   */
  static Subject subject(ProfileHistory history, long now) {
    FeatureState state = new FeatureState();
    history.events().forEach(e -> state.fold(e, now));
    Fields source = Fields.of("profile", history.profile().source());
    return new Subject(
        state,
        source.object("properties").asMap(),
        source.object("systemProperties").object("foresight").asMap(),
        Collections.unmodifiableList(history.events()));
  }
}
