/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:checks}. */
@Service
@Command(
    scope = "foresight",
    name = "checks",
    description = "What was found out about a model version; alarms without one")
public class ChecksCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "version", description = "model version")
  String version;

  @Option(name = "--now", description = "hold all live models against what happened")
  boolean now;

  @Override
  Object run() {
    if (now) {
      return governance.check(Map.of());
    }
    return version == null ? governance.alarms() : governance.checks(version);
  }
}
