/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:uninstall}. */
@Service
@Command(
    scope = "foresight",
    name = "uninstall",
    description = "Removes rules, segments, scores and indices of Foresight")
public class UninstallCommand extends ShellVerb {
  @Option(name = "--keep", description = "keep our own indices (models, goals, jobs)")
  boolean keep;

  @Override
  Object run() {
    return operations.uninstall(keep);
  }
}
