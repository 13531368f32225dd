/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:files}. */
@Service
@Command(
    scope = "foresight",
    name = "files",
    description = "Lists the history files in the import folder")
public class FilesCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.importFiles();
  }
}
