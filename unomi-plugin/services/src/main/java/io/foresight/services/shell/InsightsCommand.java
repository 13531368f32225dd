/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:insights}. */
@Service
@Command(
    scope = "foresight",
    name = "insights",
    description = "What is known beside the goals: value, life cycle, clusters, forecast")
public class InsightsCommand extends ShellVerb {
  @Argument(index = 0, name = "id", description = "one of them; all are listed without")
  String id;

  @Option(name = "--learn", description = "learn them anew")
  boolean learn;

  @Override
  Object run() {
    if (learn) {
      return operations.learnInsights();
    }
    return id == null ? operations.insights() : operations.insight(id);
  }
}
