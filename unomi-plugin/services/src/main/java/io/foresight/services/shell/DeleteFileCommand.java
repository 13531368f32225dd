/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:delete-file}. */
@Service
@Command(
    scope = "foresight",
    name = "delete-file",
    description = "Removes a history file from the import folder")
public class DeleteFileCommand extends ShellVerb {
  @Argument(index = 0, name = "name", description = "as foresight:files shows it", required = true)
  String name;

  @Override
  Object run() {
    operations.deleteImportFile(name);
    return "deleted: " + name;
  }
}
