/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:mapping}. */
@Service
@Command(scope = "foresight", name = "mapping", description = "Shows or replaces the event mapping")
public class MappingCommand extends ShellVerb {
  @Argument(index = 0, name = "file", description = "JSON file with the new mapping")
  String file;

  @Option(name = "--reset", description = "back to the configured or shipped mapping")
  boolean reset;

  @Override
  Object run() {
    if (reset) {
      return operations.resetMapping();
    }
    return file == null ? operations.mapping() : operations.putMapping(JsonFile.read(file));
  }
}
