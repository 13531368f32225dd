/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
  private final FakeWire wire = new FakeWire();
  private final RestClient rest = new RestClient(wire.uri("/cxs/foresight/"), "karaf", "karaf");

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void get_readsJson() throws InterruptedException {
    wire.on("GET /cxs/foresight/status", 200, "{\"a\":1}");
    assertThat(rest.get("status").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void post_sendsJson() throws InterruptedException {
    wire.on("POST /cxs/foresight/train", 202, "{\"job\":\"j\"}");
    rest.post("train", Map.of("goal", "g"));
    assertThat(wire.body("POST /cxs/foresight/train").path("goal").asText()).isEqualTo("g");
  }

  @Test
  void error_carriesWhatTheServerSaid() {
    wire.on("POST /cxs/foresight/train", 400, "{\"error\":\"goal is unknown\",\"field\":\"goal\"}");
    assertThatThrownBy(() -> rest.post("train"))
        .isInstanceOf(RestException.class)
        .hasMessage("POST /cxs/foresight/train answered 400: goal is unknown")
        .satisfies(e -> assertThat(((RestException) e).status()).isEqualTo(400));
  }

  @Test
  void errorThatIsNoJson_isReportedByItsStatus() {
    wire.on("GET /cxs/foresight/status", 500, "<html>boom</html>");
    assertThatThrownBy(() -> rest.get("status"))
        .hasMessage("GET /cxs/foresight/status answered 500");
  }

  @Test
  void successThatIsNoJson_isAnError() {
    wire.on("GET /cxs/foresight/status", 200, "<html>login</html>");
    assertThatThrownBy(() -> rest.get("status")).hasMessageContaining("not JSON");
  }

  @Test
  void find_isNullForWhatIsNotThere_andFailsForTheRest() throws InterruptedException {
    assertThat(rest.find("goals/x/bands")).isNull();
    wire.on("GET /cxs/foresight/goals/y/bands", 500, "{}");
    assertThatThrownBy(() -> rest.find("goals/y/bands")).hasMessageContaining("500");
  }

  @Test
  void noServer_isSaidInWords() {
    URI nobody = wire.uri("/");
    wire.close();
    assertThatThrownBy(() -> new RestClient(nobody, "a", "b").get("status"))
        .isInstanceOf(RestException.class)
        .hasMessageStartingWith("GET /status got no answer");
  }
}
