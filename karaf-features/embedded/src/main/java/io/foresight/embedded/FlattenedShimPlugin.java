/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.elasticsearch.index.mapper.Mapper;
import org.elasticsearch.index.mapper.ObjectMapper;
import org.elasticsearch.plugins.MapperPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Accepts the field type {@code flattened}, which Unomi's event mapping uses and the open source
 * build of Elasticsearch lacks, and maps it to a dynamic object. Unlike the real type it refuses a
 * document in which a path holds an object where an earlier document held a scalar.
 */
public final class FlattenedShimPlugin extends Plugin implements MapperPlugin {
  @Override
  public Map<String, Mapper.TypeParser> getMappers() {
    return Collections.singletonMap(
        "flattened",
        (name, node, context) -> {
          // The object parser rejects any other type name, so it gets a copy.
          Map<String, Object> asObject = new HashMap<>();
          asObject.put("type", "object");
          asObject.put("dynamic", "true");
          // What is left in the original counts as an unsupported parameter.
          node.keySet().retainAll(Collections.singleton("type"));
          return new ObjectMapper.TypeParser().parse(name, asObject, context);
        });
  }
}
