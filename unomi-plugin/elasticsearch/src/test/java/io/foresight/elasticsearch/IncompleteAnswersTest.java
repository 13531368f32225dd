/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.foresight.core.store.RawProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that starts up answers with what it has: that must not pass for all there is. */
class IncompleteAnswersTest {
  @Test
  void shardWithoutACopy_makesAPageIncomplete() throws IOException {
    HitPage page =
        parse(
            "{\"_shards\":{\"total\":2,\"successful\":1,\"skipped\":0,\"failed\":0},\"hits\":{}}");
    assertThat(page.incomplete).contains("not all shards answered");
  }

  @Test
  void failedShard_andTimeout_makeAPageIncomplete() throws IOException {
    assertThat(
            parse(
                    "{\"_shards\":{\"total\":2,\"successful\":1,\"failed\":1,"
                        + "\"failures\":[{\"reason\":{\"type\":\"disk_is_full\"}}]}}")
                .incomplete)
        .contains("disk_is_full");
    assertThat(parse("{\"timed_out\":true}").incomplete).contains("timed out");
  }

  @Test
  void wholePage_isParsedPastWhatNobodyNeeds() throws IOException {
    HitPage page =
        parse(
            "{\"_scroll_id\":\"s\",\"took\":1,\"timed_out\":false,\"x\":{\"y\":[{}]},"
                + "\"_shards\":{\"total\":2,\"successful\":2,\"skipped\":1,\"failed\":0},"
                + "\"hits\":{\"total\":{\"value\":1},\"max_score\":null,\"hits\":["
                + "{\"_index\":\"i\",\"_id\":\"a\",\"sort\":[1],\"_source\":{\"v\":[1,null]},"
                + "\"_seq_no\":7,\"_primary_term\":2}]}}");
    assertThat(page.incomplete).isNull();
    assertThat(page.scrollId).isEqualTo("s");
    assertThat(page.hits).hasSize(1);
    assertThat(page.hits.get(0).id).isEqualTo("a");
    assertThat(page.hits.get(0).seqNo).isEqualTo(7);
    assertThat(page.hits.get(0).primaryTerm).isEqualTo(2);
    assertThat(page.hits.get(0).source).containsKey("v");
  }

  @Test
  void profileOnAShardThatIsAway_isAskedForAgain() throws IOException {
    Deque<String> answers = new ArrayDeque<>();
    answers.add(
        "{\"docs\":[{\"_id\":\"p1\",\"error\":"
            + "{\"type\":\"no_shard_available_action_exception\"}}]}");
    answers.add("{\"docs\":[{\"_id\":\"p1\",\"found\":true,\"_source\":{\"v\":1}}]}");
    FakeTime time = new FakeTime();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answers.remove().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    try (var connection =
        new ElasticsearchConnection(
            ElasticsearchSettings.fromUnomi(Map.of("elasticSearchAddresses", address)),
            time,
            time)) {
      List<RawProfile> found =
          new ElasticsearchProfileStore(connection).get(List.of("p1"), List.of());
      assertThat(found).extracting(RawProfile::id).containsExactly("p1");
      assertThat(time.sleeps()).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  private static HitPage parse(String json) throws IOException {
    return HitPage.parse(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }
}
