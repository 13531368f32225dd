/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:resume}. */
@Service
@Command(
    scope = "foresight",
    name = "resume",
    description = "Goes on with a job that was cancelled or failed")
public class ResumeCommand extends ShellVerb {
  @Argument(index = 0, name = "job", description = "job id", required = true)
  String job;

  @Override
  Object run() {
    return operations.resume(job);
  }
}
