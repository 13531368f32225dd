/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.newer;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.fielddata.ScriptDocValues;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.ScriptPlugin;
import org.elasticsearch.script.FilterScript;
import org.elasticsearch.script.ScriptContext;
import org.elasticsearch.script.ScriptEngine;

/** What the script means by which the event source shares out profiles; refuses any other. */
public final class PartitionScriptPlugin extends Plugin implements ScriptPlugin {
  private static final String FIELD = "profileId.keyword";

  @Override
  public ScriptEngine getScriptEngine(Settings settings, Collection<ScriptContext<?>> contexts) {
    return new ScriptEngine() {
      @Override
      public String getType() {
        return "painless";
      }

      @Override
      public <T> T compile(
          String name, String code, ScriptContext<T> context, Map<String, String> options) {
        if (context != (ScriptContext<?>) FilterScript.CONTEXT || !code.contains(FIELD)) {
          throw new IllegalArgumentException("Painless is not here to run " + code);
        }
        return context.factoryClazz.cast(factory());
      }

      @Override
      public Set<ScriptContext<?>> getSupportedContexts() {
        return Set.copyOf(contexts);
      }
    };
  }

  private static FilterScript.Factory factory() {
    return (params, lookup) ->
        reader ->
            new FilterScript(params, lookup, reader) {
              @Override
              public boolean execute() {
                ScriptDocValues<?> profile = getDoc().get(FIELD);
                int partition = ((Number) params.get("p")).intValue();
                int partitions = ((Number) params.get("n")).intValue();
                return profile.isEmpty()
                    ? partition == 0
                    : Math.abs(profile.get(0).hashCode() % partitions) == partition;
              }
            };
  }
}
