/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:goals}. */
@Service
@Command(
    scope = "foresight",
    name = "goals",
    description = "Lists the goals, or the templates; shows one, or makes it from a template")
public class GoalsCommand extends ShellVerb {
  @Argument(index = 0, name = "id", description = "one of them; all are listed without")
  String id;

  @Option(name = "--templates", description = "what goals can be made from, and what each needs")
  boolean templates;

  @Option(name = "--template", description = "make the goal from this template")
  String template;

  @Override
  Object run() {
    if (templates) {
      return operations.goalTemplates();
    }
    if (id == null) {
      return operations.goals();
    }
    return template == null
        ? operations.goal(id)
        : operations.putGoal(id, Map.of("template", template));
  }
}
