/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:approve}. */
@Service
@Command(
    scope = "foresight",
    name = "approve",
    description = "Approves a model version in a person's name")
public class ApproveCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "version", description = "model version", required = true)
  String version;

  @Argument(index = 1, name = "by", description = "name of the person", required = true)
  String by;

  @Option(name = "--comment", description = "for the record")
  String comment;

  @Override
  Object run() {
    Map<String, Object> request =
        comment == null ? Map.of("by", by) : Map.of("by", by, "comment", comment);
    return governance.approve(version, request, "");
  }
}
