/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:readiness}. */
@Service
@Command(
    scope = "foresight",
    name = "readiness",
    description = "What is met per goal and how far the rest is")
public class ReadinessCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.readiness();
  }
}
