/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:jobs}. */
@Service
@Command(scope = "foresight", name = "jobs", description = "Lists jobs, newest first")
public class JobsCommand extends ShellVerb {
  @Option(name = "--limit", description = "how many")
  int limit = 20;

  @Override
  Object run() {
    return operations.jobs(limit);
  }
}
