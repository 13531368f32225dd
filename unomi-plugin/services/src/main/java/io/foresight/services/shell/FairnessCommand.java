/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:fairness}. */
@Service
@Command(
    scope = "foresight",
    name = "fairness",
    description = "Audits how groups of people fare under a model version")
public class FairnessCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "version", description = "model version", required = true)
  String version;

  @Argument(
      index = 1,
      name = "properties",
      description = "profile properties",
      required = true,
      multiValued = true)
  List<String> properties;

  @Override
  Object run() {
    return governance.fairness(version, Map.of("properties", properties));
  }
}
