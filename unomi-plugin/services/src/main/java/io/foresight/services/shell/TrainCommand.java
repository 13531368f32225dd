/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import java.util.Collections;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:train}. */
@Service
@Command(scope = "foresight", name = "train", description = "Trains one goal or all")
public class TrainCommand extends ShellVerb {
  @Argument(index = 0, name = "goal", description = "id of a goal")
  String goal;

  @Override
  Object run() {
    return operations.train(goal == null ? Collections.emptyMap() : Map.of("goal", goal));
  }
}
