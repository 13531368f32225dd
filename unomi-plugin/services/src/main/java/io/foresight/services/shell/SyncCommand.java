/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:sync}. */
@Service
@Command(
    scope = "foresight",
    name = "sync",
    description = "Pushes contacts and segments to the mail platform")
public class SyncCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.sync();
  }
}
