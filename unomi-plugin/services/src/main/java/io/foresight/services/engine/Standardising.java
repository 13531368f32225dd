/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.core.store.ProfileStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replaces values of a profile property by a lookup, e.g. {@code germany} by {@code Germany}. */
final class Standardising {
  private static final int BATCH = 500;
  private static final int MAX_VALUES = 10_000;

  private final ProfileStore profiles;

  Standardising(ProfileStore profiles) {
    this.profiles = profiles;
  }

  /**
   * Checks a request: {@code property}, {@code lookup} (value to value).
   *
   * @throws InvalidInputException naming the field
   */
  static Map<String, Object> checked(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("property", "lookup"));
    String property = f.string("property");
    if (!property.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
      throw new InvalidInputException("property", "must be the name of a profile property");
    }
    Map<String, Object> lookup = f.object("lookup").asMap();
    if (lookup.isEmpty() || lookup.size() > MAX_VALUES) {
      throw new InvalidInputException("lookup", "must have 1.." + MAX_VALUES + " values");
    }
    lookup.forEach(
        (from, to) -> {
          if (!(to instanceof String) || ((String) to).isBlank()) {
            throw new InvalidInputException("lookup." + from, "must be a text, was " + to);
          }
        });
    return new LinkedHashMap<>(request);
  }

  /** Works through all profiles; running it again changes nothing more. */
  Map<String, Object> run(JobContext job) {
    Fields f = Fields.of("", job.parameters());
    String property = f.string("property");
    Map<String, Object> lookup = f.object("lookup").asMap();
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    int[] changed = {0, 0};
    profiles.scan(
        List.of("properties." + property),
        0,
        1,
        p -> {
          Object now = Fields.of("profile", p.source()).object("properties").asMap().get(property);
          Object to = now instanceof String ? lookup.get(now) : null;
          if (to != null && !to.equals(now)) {
            updates.put(p.id(), Map.of("properties", Map.of(property, to)));
            if (updates.size() == BATCH) {
              flush(updates, changed);
            }
          }
        },
        job);
    flush(updates, changed);
    profiles.refresh();
    return Maps.map("changed", changed[0], "failed", changed[1]);
  }

  private void flush(Map<String, Map<String, Object>> updates, int[] changed) {
    if (!updates.isEmpty()) {
      int refused = profiles.update(updates).size();
      changed[0] += updates.size() - refused;
      changed[1] += refused;
      updates.clear();
    }
  }
}
