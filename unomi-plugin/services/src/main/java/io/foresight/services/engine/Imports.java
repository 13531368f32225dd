/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.history.HistoryImport;
import io.foresight.core.history.ImportOptions;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Imports history files that lie in the import folder, and in no other. */
@Component(service = Imports.class)
public class Imports {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile HistoryImport history;

  @Reference private LiveSettings settings;

  private Path base;

  @Activate
  void activate(BundleContext context) {
    String home = context.getProperty("karaf.base");
    base = Paths.get(home == null ? "." : home).toAbsolutePath().normalize();
  }

  /**
   * Checks a request before it becomes a job.
   *
   * @throws InvalidInputException naming the field
   */
  Map<String, Object> checked(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("file", "files", "mapping", "options"));
    files(f);
    options(f);
    return new LinkedHashMap<>(request);
  }

  Map<String, Object> run(JobContext job) {
    Fields f = Fields.of("", job.parameters());
    Map<String, Object> mapping = f.has("mapping") ? f.object("mapping").asMap() : null;
    HistoryImport present = history;
    if (present == null) {
      throw new IllegalStateException("the history import is not installed");
    }
    return present.run(files(f), mapping, options(f), job).toMap();
  }

  private ImportOptions options(Fields f) {
    Map<String, Object> given = new LinkedHashMap<>(f.object("options").asMap());
    given.putIfAbsent("scope", settings.get().scope());
    return ImportOptions.from("options", given);
  }

  private List<Path> files(Fields f) {
    List<String> names = new ArrayList<>(f.strings("files"));
    String one = f.string("file", null);
    if (one != null) {
      names.add(one);
    }
    if (names.isEmpty()) {
      throw new InvalidInputException("file", "or files must name a file in the import folder");
    }
    List<Path> out = new ArrayList<>();
    for (String n : names) {
      out.add(folder().resolve(n));
    }
    return out;
  }

  /**
   * A file of the import folder.
   *
   * @throws InvalidInputException if it is not there, or lies elsewhere
   */
  public Path file(String name) {
    return folder().resolve(name);
  }

  ImportFolder folder() {
    Settings now = settings.get();
    return new ImportFolder(base.resolve(now.importFolder()), now.importMaxMegabytes());
  }
}
