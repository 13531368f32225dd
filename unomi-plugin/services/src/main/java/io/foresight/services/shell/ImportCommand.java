/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:import}. */
@Service
@Command(
    scope = "foresight",
    name = "import",
    description = "Imports a history file from the import folder")
public class ImportCommand extends ShellVerb {
  @Argument(
      index = 0,
      name = "file",
      description = "file name in the import folder",
      required = true)
  String file;

  @Override
  Object run() {
    return operations.importHistory(Map.of("file", file));
  }
}
