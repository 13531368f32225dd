/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.services.DatasetOperations;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link DatasetOperations} over the engine. */
@Component(immediate = true, service = DatasetOperations.class)
public class DatasetVerbs implements DatasetOperations {
  private static final String JOB = "dataset";

  @Reference private Engine engine;

  @Activate
  void activate() {
    engine.jobs().register(JOB, this::export);
  }

  @Override
  public Map<String, Object> exportDataset(String goal, String user) {
    engine.goals().get(goal);
    Map<String, Object> parameters = Maps.map("goal", goal, "by", name(user));
    return Maps.map("job", engine.jobs().submit(JOB, parameters).id());
  }

  private Map<String, Object> export(JobContext job) {
    Fields f = Fields.of("", job.parameters());
    return engine
        .exports()
        .run(engine.goals().get(f.string("goal")), engine.datasets(), f.string("by"), job);
  }

  @Override
  public List<Map<String, Object>> datasets() {
    return engine.exportFolder().list();
  }

  @Override
  public InputStream dataset(String name, String user) {
    engine.exportFolder().existing(name);
    engine.audit().append("dataset.download", name(user), name, Map.of());
    return engine.exportFolder().open(name);
  }

  @Override
  public void deleteDataset(String name, String user) {
    engine.exportFolder().delete(name);
    engine.audit().append("dataset.delete", name(user), name, Map.of());
  }

  private static String name(String user) {
    return user.isBlank() ? "operator" : user;
  }
}
