/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:goals}. */
@Service
@Command(scope = "foresight", name = "goals", description = "Lists the goals")
public class GoalsCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.goals();
  }
}
