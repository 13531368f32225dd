/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:models}. */
@Service
@Command(scope = "foresight", name = "models", description = "Lists model versions, newest first")
public class ModelsCommand extends ShellVerb {
  @Argument(index = 0, name = "goal", description = "id of a goal")
  String goal;

  @Override
  Object run() {
    return operations.models(goal == null ? "" : goal);
  }
}
