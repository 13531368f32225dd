/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:explain}. */
@Service
@Command(
    scope = "foresight",
    name = "explain",
    description = "Scores, reasons and features of a profile")
public class ExplainCommand extends ShellVerb {
  @Argument(index = 0, name = "profile", description = "profile id", required = true)
  String profile;

  @Override
  Object run() {
    return operations.explain(profile);
  }
}
