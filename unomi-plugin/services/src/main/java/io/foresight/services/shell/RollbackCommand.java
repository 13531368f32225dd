/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:rollback}. */
@Service
@Command(
    scope = "foresight",
    name = "rollback",
    description = "Puts the version live that was live before")
public class RollbackCommand extends ShellVerb {
  @Argument(index = 0, name = "goal", description = "id of a goal", required = true)
  String goal;

  @Override
  Object run() {
    return operations.rollback(goal);
  }
}
