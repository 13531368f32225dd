/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.util.ArrayList;
import java.util.List;
import org.apache.unomi.api.actions.ActionType;
import org.apache.unomi.api.conditions.ConditionType;
import org.apache.unomi.api.services.DefinitionsService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Our condition and action types, which Unomi keeps after the bundles are gone. */
@Component(service = Definitions.class)
public class Definitions {
  private static final String PREFIX = "foresight";

  @Reference private DefinitionsService definitions;

  /** Removes them; they come back when the bundles start again. */
  public int removeOurs() {
    List<String> conditions = new ArrayList<>();
    for (ConditionType t : definitions.getAllConditionTypes()) {
      if (t.getItemId().startsWith(PREFIX)) {
        conditions.add(t.getItemId());
      }
    }
    List<String> actions = new ArrayList<>();
    for (ActionType t : definitions.getAllActionTypes()) {
      if (t.getItemId().startsWith(PREFIX)) {
        actions.add(t.getItemId());
      }
    }
    conditions.forEach(definitions::removeConditionType);
    actions.forEach(definitions::removeActionType);
    return conditions.size() + actions.size();
  }
}
