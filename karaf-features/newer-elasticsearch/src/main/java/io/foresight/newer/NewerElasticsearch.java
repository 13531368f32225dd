/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.newer;

import io.foresight.embedded.ElasticsearchRelease;
import java.util.List;

/** The release 7.17 for {@link io.foresight.embedded.ElasticsearchServer}. */
public final class NewerElasticsearch {
  private static final List<String> PLUGINS =
      List.of(
          "org.elasticsearch.transport.Netty4Plugin",
          "org.elasticsearch.reindex.ReindexPlugin",
          "org.elasticsearch.percolator.PercolatorPlugin",
          "org.elasticsearch.index.mapper.MapperExtrasPlugin",
          "io.foresight.newer.FoldingPlugin",
          "io.foresight.newer.PartitionScriptPlugin");

  private NewerElasticsearch() {}

  /** What to start. */
  public static ElasticsearchRelease release() {
    return ElasticsearchRelease.of(NewerElasticsearch.class, PLUGINS);
  }
}
