/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.elasticsearch.analysis.common.CommonAnalysisPlugin;
import org.elasticsearch.common.Priority;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.unit.TimeValue;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.index.mapper.MapperExtrasPlugin;
import org.elasticsearch.index.reindex.ReindexPlugin;
import org.elasticsearch.ingest.common.IngestCommonPlugin;
import org.elasticsearch.join.ParentJoinPlugin;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.painless.PainlessPlugin;
import org.elasticsearch.percolator.PercolatorPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.script.mustache.MustachePlugin;
import org.elasticsearch.transport.Netty4Plugin;

/** One Elasticsearch node on the loopback interface with the modules that Unomi needs. */
final class ElasticsearchNode extends Node {
  private static final List<Class<? extends Plugin>> PLUGINS =
      Arrays.asList(
          Netty4Plugin.class,
          CommonAnalysisPlugin.class,
          PainlessPlugin.class,
          ReindexPlugin.class,
          PercolatorPlugin.class,
          ParentJoinPlugin.class,
          MapperExtrasPlugin.class,
          IngestCommonPlugin.class,
          MustachePlugin.class,
          FlattenedShimPlugin.class);

  ElasticsearchNode(Path home, int httpPort) {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            settings(home, httpPort), Collections.emptyMap(), null, () -> "foresight"),
        PLUGINS,
        true);
  }

  private static Settings settings(Path home, int httpPort) {
    return Settings.builder()
        .put("cluster.name", "contextElasticSearch")
        .put("path.home", home.toString())
        .put("path.data", home.resolve("data").toString())
        .put("path.logs", home.resolve("logs").toString())
        .put("network.host", "127.0.0.1")
        .put("http.port", String.valueOf(httpPort))
        .put("transport.port", "0")
        .put("discovery.type", "single-node")
        // A laptop's disk is often fuller than a server's may be.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }

  /** Starts and waits until every primary shard on disk is recovered. */
  void startAndRecover(TimeValue timeout) throws NodeValidationException {
    start();
    boolean timedOut =
        client()
            .admin()
            .cluster()
            .prepareHealth()
            // Before the events of the start are worked off there seem to be no indices.
            .setWaitForEvents(Priority.LANGUID)
            .setWaitForYellowStatus()
            .setWaitForNoInitializingShards(true)
            .setTimeout(timeout)
            .get()
            .isTimedOut();
    if (timedOut) {
      throw new IllegalStateException("Indices did not become usable within " + timeout);
    }
  }

  int httpPort() {
    return injector()
        .getInstance(HttpServerTransport.class)
        .boundAddress()
        .publishAddress()
        .getPort();
  }
}
