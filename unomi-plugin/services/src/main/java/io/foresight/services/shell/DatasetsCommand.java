/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.DatasetOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:datasets}. */
@Service
@Command(
    scope = "foresight",
    name = "datasets",
    description = "Lists the exported datasets of this node; exports or deletes one")
public class DatasetsCommand extends ShellVerb {
  @Reference DatasetOperations datasets;

  @Option(name = "--export", description = "export the dataset of this goal, pseudonymised")
  String goal;

  @Option(name = "--delete", description = "delete the file of this name")
  String name;

  @Override
  Object run() {
    if (goal != null) {
      return datasets.exportDataset(goal, "");
    }
    if (name != null) {
      datasets.deleteDataset(name, "");
      return Map.of("deleted", name);
    }
    return datasets.datasets();
  }
}
