/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:erase}. */
@Service
@Command(
    scope = "foresight",
    name = "erase",
    description = "Removes what Foresight keeps of a profile, flags models trained with it")
public class EraseCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "profile", description = "profile id", required = true)
  String profile;

  @Override
  Object run() {
    return governance.erase(profile, "");
  }
}
