/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.RecommendOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:recommendations}. */
@Service
@Command(
    scope = "foresight",
    name = "recommendations",
    description = "Shows the items of a slot for a profile, or for nobody in particular")
public class RecommendationsCommand extends ShellVerb {
  @Reference RecommendOperations recommend;

  @Argument(index = 0, name = "slot", description = "id of the slot", required = true)
  String slot;

  @Option(name = "--profile", description = "whom they are for")
  String profile;

  @Option(name = "--item", description = "an item in view; repeat for more", multiValued = true)
  List<String> items;

  @Option(name = "--viewed", description = "an item looked at before", multiValued = true)
  List<String> viewed;

  @Option(name = "--limit", description = "how many at most")
  Integer limit;

  @Option(name = "--locale", description = "language of the reasons, e.g. de")
  String locale;

  @Override
  Object run() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("profile", profile);
    request.put("item", items);
    request.put("viewed", viewed);
    request.put("limit", limit);
    request.put("locale", locale);
    request.values().removeIf(v -> v == null);
    return recommend.recommendations(slot, request);
  }
}
