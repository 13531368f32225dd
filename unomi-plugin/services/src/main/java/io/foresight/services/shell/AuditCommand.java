/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:audit}. */
@Service
@Command(
    scope = "foresight",
    name = "audit",
    description = "Who decided what, newest first, and whether the log of it is whole")
public class AuditCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "subject", description = "only entries on this, e.g. a version")
  String subject = "";

  @Option(name = "--limit", description = "entries at most")
  int limit = 20;

  @Override
  Object run() {
    return governance.audit(subject, limit);
  }
}
