/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.core.input.InvalidInputException;
import io.foresight.services.rest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
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
    return file == null ? operations.mapping() : operations.putMapping(Json.object(text()));
  }

  private String text() {
    try {
      return Files.readString(Paths.get(file));
    } catch (IOException e) {
      throw new InvalidInputException("file", "must be a readable file, was " + file);
    }
  }
}
