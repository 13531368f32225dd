/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.services.LeadOperations;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link LeadOperations} over the engine. */
@Component(immediate = true, service = LeadOperations.class)
public class LeadVerbs implements LeadOperations {
  private static final String JOB = "compare-leads";

  @Reference private Engine engine;

  @Activate
  void activate() {
    engine.jobs().register(JOB, engine::compareLeads);
  }

  @Override
  public Map<String, Object> leadRules() {
    return engine.leads().rules();
  }

  @Override
  public Map<String, Object> putLeadRules(Map<String, Object> json) {
    Map<String, Object> kept = engine.leads().put(json);
    engine.live().refresh(true);
    return kept;
  }

  @Override
  public void deleteLeadRules() {
    engine.leads().delete();
    engine.live().refresh(true);
  }

  @Override
  public Map<String, Object> compareLeads(Map<String, Object> request) {
    String asked = Fields.of("", request).allowOnly(Set.of("goal")).string("goal", "");
    engine.leads().rules();
    String goal = engine.leads().goal(asked);
    engine.leads().learned(goal);
    return Maps.map("job", engine.jobs().submit(JOB, Map.of("goal", goal)).id());
  }

  @Override
  public Map<String, Object> leadComparison(String goal) {
    return engine.leads().comparison(engine.leads().goal(goal));
  }
}
