/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.QualityOperations;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:quarantine}. */
@Service
@Command(
    scope = "foresight",
    name = "quarantine",
    description = "Profiles and events that are not learned from; all are listed without an id")
public class QuarantineCommand extends ShellVerb {
  @Reference QualityOperations quality;

  @Argument(index = 0, name = "kind", description = "profile or event")
  String kind;

  @Argument(index = 1, name = "id", description = "its id")
  String id;

  @Option(name = "--reason", description = "why it goes in")
  String reason = "by an operator";

  @Option(name = "--release", description = "let it out")
  boolean release;

  @Override
  Object run() {
    if (id == null) {
      return quality.quarantined();
    }
    return release
        ? quality.release(kind, id)
        : quality.quarantine(
            Map.of("event".equals(kind) ? "events" : "profiles", List.of(id), "reason", reason));
  }
}
