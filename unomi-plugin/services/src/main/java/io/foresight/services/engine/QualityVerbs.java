/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.services.QualityOperations;
import io.foresight.services.unomi.ProfileMerging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs on data quality over the engine. */
@Component(immediate = true, service = QualityOperations.class)
public class QualityVerbs implements QualityOperations {
  private static final int MAX_GROUPS = 10_000;

  @Reference private Engine engine;
  @Reference private ProfileMerging merging;

  @Activate
  void activate() {
    engine.jobs().register("quality", job -> engine.quality().run(job));
    engine.jobs().register("standardise", job -> new Standardising(engine.profiles()).run(job));
    engine.jobs().register("merge-profiles", this::merge);
  }

  @Override
  public Map<String, Object> quality() {
    return engine.quality().latest();
  }

  @Override
  public Map<String, Object> inspect() {
    return submit("quality", Collections.emptyMap());
  }

  @Override
  public Map<String, Object> mergeProfiles(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("groups", "proposed"));
    if (!f.bool("proposed", false) && groups(request).isEmpty()) {
      throw new InvalidInputException(
          "groups", "must be lists of two or more profile ids, or proposed must be true");
    }
    return submit("merge-profiles", new LinkedHashMap<>(request));
  }

  private Map<String, Object> merge(JobContext job) {
    boolean proposed = Fields.of("", job.parameters()).bool("proposed", false);
    List<List<String>> groups = proposed ? proposed() : groups(job.parameters());
    merging.ensure();
    return Maps.map("groups", groups.size(), "merged", merging.merge(groups, job));
  }

  private List<List<String>> proposed() {
    Fields proposals = Fields.of("report", engine.quality().latest()).object("proposals");
    List<List<String>> out = new ArrayList<>();
    Object rows = proposals.raw("mergeProfiles");
    if (rows instanceof List) {
      ((List<?>) rows).forEach(r -> add(((Map<?, ?>) r).get("profiles"), out));
    }
    return out;
  }

  private static List<List<String>> groups(Map<String, Object> request) {
    List<List<String>> out = new ArrayList<>();
    Object given = request.get("groups");
    if (given instanceof List) {
      ((List<?>) given).forEach(g -> add(g, out));
    }
    if (out.size() > MAX_GROUPS) {
      throw new InvalidInputException("groups", "must be at most " + MAX_GROUPS);
    }
    return out;
  }

  private static void add(Object ids, List<List<String>> out) {
    if (!(ids instanceof List) || ((List<?>) ids).size() < 2) {
      throw new InvalidInputException("groups", "must be lists of two or more profile ids");
    }
    List<String> group = new ArrayList<>();
    ((List<?>) ids).forEach(id -> group.add(String.valueOf(id)));
    out.add(group);
  }

  @Override
  public Map<String, Object> standardise(Map<String, Object> request) {
    return submit("standardise", Standardising.checked(request));
  }

  @Override
  public List<Map<String, Object>> quarantined() {
    return engine.quarantine().list();
  }

  @Override
  public Map<String, Object> quarantine(Map<String, Object> request) {
    return engine.quarantine().put(request);
  }

  @Override
  public Map<String, Object> release(String kind, String id) {
    if (!Set.of("profile", "event").contains(kind)) {
      throw new InvalidInputException("kind", "must be profile or event, was " + kind);
    }
    engine.quarantine().release(kind, id);
    return Maps.map("released", id);
  }

  private Map<String, Object> submit(String name, Map<String, Object> parameters) {
    return Maps.map("job", engine.jobs().submit(name, parameters).id());
  }
}
