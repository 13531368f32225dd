/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.RecommendOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:catalogue}. */
@Service
@Command(
    scope = "foresight",
    name = "catalogue",
    description = "Tells what the catalogue holds; takes a feed in, shows or removes an item")
public class CatalogueCommand extends ShellVerb {
  @Reference RecommendOperations recommend;

  @Argument(
      index = 0,
      name = "feed",
      description = "file in the import folder, or http(s) address, to take in")
  String feed;

  @Option(name = "--options", description = "JSON file with the options of the feed")
  String options;

  @Option(name = "--every", description = "hours after which the feed is fetched again; 0 = never")
  Integer hours;

  @Option(name = "--item", description = "show the item of this id")
  String item;

  @Option(name = "--delete", description = "remove the item of this id")
  String delete;

  @Override
  Object run() {
    if (delete != null) {
      return recommend.deleteItem(delete);
    }
    if (item != null) {
      return recommend.item(item);
    }
    if (feed == null) {
      return recommend.catalogue();
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put(feed.contains("://") ? "url" : "file", feed);
    if (options != null) {
      request.put("options", JsonFile.read(options));
    }
    if (hours != null) {
      request.put("everyHours", hours);
    }
    return recommend.feed(request);
  }
}
