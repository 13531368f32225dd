/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:upload}. */
@Service
@Command(
    scope = "foresight",
    name = "upload",
    description = "Copies a history file of this machine into the import folder")
public class UploadCommand extends ShellVerb {
  @Argument(index = 0, name = "path", description = "where the file is", required = true)
  String path;

  @Option(name = "--replace", description = "replace a file of that name")
  boolean replace;

  @Override
  Object run() {
    Path file = Paths.get(path);
    try (InputStream in = Files.newInputStream(file)) {
      return operations.putImportFile(String.valueOf(file.getFileName()), in, replace);
    } catch (IOException e) {
      throw new InvalidInputException("path", "must be a readable file, was " + path);
    }
  }
}
