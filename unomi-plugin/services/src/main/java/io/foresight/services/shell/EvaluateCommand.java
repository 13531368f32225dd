/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:evaluate}. */
@Service
@Command(scope = "foresight", name = "evaluate", description = "The evaluation of a model version")
public class EvaluateCommand extends ShellVerb {
  @Argument(index = 0, name = "version", description = "model version", required = true)
  String version;

  @Override
  Object run() {
    return operations.model(version);
  }
}
