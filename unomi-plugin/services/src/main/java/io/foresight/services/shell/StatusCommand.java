/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:status}. */
@Service
@Command(scope = "foresight", name = "status", description = "Where everything stands")
public class StatusCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.status();
  }
}
