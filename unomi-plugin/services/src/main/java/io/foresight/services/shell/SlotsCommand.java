/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.RecommendOperations;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:slots}. */
@Service
@Command(
    scope = "foresight",
    name = "slots",
    description = "Lists the slots; shows, replaces or resets one")
public class SlotsCommand extends ShellVerb {
  @Reference RecommendOperations recommend;

  @Argument(index = 0, name = "slot", description = "id of the slot")
  String id;

  @Argument(index = 1, name = "file", description = "JSON file with its new definition")
  String file;

  @Option(
      name = "--delete",
      description = "delete it; one that came with the product is again as it came")
  boolean delete;

  @Override
  Object run() {
    if (id == null) {
      return recommend.slots();
    }
    if (delete) {
      return recommend.deleteSlot(id);
    }
    return file == null ? recommend.slot(id) : recommend.putSlot(id, JsonFile.read(file));
  }
}
