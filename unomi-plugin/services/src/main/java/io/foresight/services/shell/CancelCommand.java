/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:cancel}. */
@Service
@Command(scope = "foresight", name = "cancel", description = "Asks a job to stop")
public class CancelCommand extends ShellVerb {
  @Argument(index = 0, name = "job", description = "job id", required = true)
  String job;

  @Override
  Object run() {
    return operations.cancel(job);
  }
}
