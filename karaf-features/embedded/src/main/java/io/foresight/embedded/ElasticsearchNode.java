/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import org.elasticsearch.common.Priority;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.Plugin;

/** One Elasticsearch node on the loopback interface; the same byte code serves 7.10 and 7.17. */
final class ElasticsearchNode extends Node {
  ElasticsearchNode(Path home, int httpPort, Collection<Class<? extends Plugin>> plugins) {
    super(
        InternalSettingsPreparer.prepareEnvironment(
            settings(home, httpPort), Collections.emptyMap(), null, () -> "foresight"),
        plugins,
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
  void startAndRecover(String timeout) throws NodeValidationException {
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
