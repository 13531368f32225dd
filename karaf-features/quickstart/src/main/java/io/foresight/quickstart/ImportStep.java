/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the history to the product and sums up what became of it. */
final class ImportStep {
  private static final String[] COUNTS = {
    "rows",
    "events",
    "profiles",
    "duplicates",
    "rejected",
    "withoutCustomer",
    "leftOut",
    "rejectedFile"
  };

  private final JobRunner jobs;
  private final Path folder;

  /**
   * @param folder where the product looks for files
   */
  ImportStep(JobRunner jobs, Path folder) {
    this.jobs = jobs;
    this.folder = folder;
  }

  ObjectNode run(History.Ready history, Progress progress)
      throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Path file : history.files) {
      progress.say("copying " + file.getFileName());
      names.add(offer(file));
    }
    Map<String, Object> request = new LinkedHashMap<>();
    if (names.size() == 1) {
      request.put("file", names.get(0));
    } else {
      // Together, so that rows that several files hold are recognised.
      request.put("files", names);
    }
    if (history.mapping != null) {
      request.put("mapping", history.mapping);
    }
    return counts(jobs.run("imports", request, progress));
  }

  private static ObjectNode counts(JsonNode result) {
    ObjectNode out = RestClient.JSON.createObjectNode();
    for (String key : COUNTS) {
      Pick.copy(out, key, result);
    }
    Pick.copy(out, "firstEvent", result, "from");
    Pick.copy(out, "lastEvent", result, "to");
    return out;
  }

  private String offer(Path file) throws IOException {
    Files.createDirectories(folder);
    String name = String.valueOf(file.getFileName());
    Path target = folder.resolve(name);
    Files.deleteIfExists(target);
    try {
      Files.createLink(target, file);
    } catch (IOException | UnsupportedOperationException e) {
      // Another disk, or a file system without links.
      Files.copy(file, target);
    }
    return name;
  }
}
