/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.core.input.InvalidInputException;
import io.foresight.services.rest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;

/** A JSON object in a file of this machine, as commands take it. */
final class JsonFile {
  private JsonFile() {}

  static Map<String, Object> read(String file) {
    try {
      return Json.object(Files.readString(Paths.get(file)));
    } catch (IOException e) {
      throw new InvalidInputException("file", "must be a readable file, was " + file);
    }
  }
}
