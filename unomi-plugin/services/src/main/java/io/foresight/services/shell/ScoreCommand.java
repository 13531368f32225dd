/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:score}. */
@Service
@Command(scope = "foresight", name = "score", description = "Scores all profiles")
public class ScoreCommand extends ShellVerb {
  @Option(name = "--rebuild", description = "fold all states anew from history")
  boolean rebuild;

  @Override
  Object run() {
    return operations.score(Map.of("rebuild", rebuild));
  }
}
