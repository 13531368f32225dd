/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElasticsearchSettingsTest {
  @Test
  void nothingConfigured_givesUnomisDefaults() {
    ElasticsearchSettings s = ElasticsearchSettings.fromUnomi(Map.of("username", " "));
    assertThat(s.hosts()).extracting(Object::toString).containsExactly("http://localhost:9200");
    assertThat(s.username()).isNull();
    assertThat(s.trustAllCertificates()).isFalse();
    assertThat(s.indexPrefix()).isEqualTo("context");
    assertThat(s.socketTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void everyKeyOfUnomi_isRead() {
    ElasticsearchSettings s =
        ElasticsearchSettings.fromUnomi(
            Map.of(
                "elasticSearchAddresses", "es1:9201, es2:9202,es3,[::1]:9300",
                "username", "unomi",
                "password", "hidden",
                "sslEnable", "true",
                "sslTrustAllCertificates", true,
                "index.prefix", "cdp",
                "clientSocketTimeout", "1500"));
    assertThat(s.hosts())
        .extracting(Object::toString)
        .containsExactly(
            "https://es1:9201", "https://es2:9202", "https://es3:9200", "https://[::1]:9300");
    assertThat(s.username()).isEqualTo("unomi");
    assertThat(s.password()).isEqualTo("hidden");
    assertThat(s.trustAllCertificates()).isTrue();
    assertThat(s.indexPrefix()).isEqualTo("cdp");
    assertThat(s.socketTimeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(s.toString()).contains("cdp").doesNotContain("hidden").doesNotContain("unomi");
  }

  @Test
  void unreadableValue_isNamed() {
    assertThatThrownBy(
            () -> ElasticsearchSettings.fromUnomi(Map.of("elasticSearchAddresses", "es:x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("elasticSearchAddresses")
        .hasMessageContaining("'x'");
    assertThatThrownBy(
            () -> ElasticsearchSettings.fromUnomi(Map.of("elasticSearchAddresses", " , ")))
        .hasMessageContaining("elasticSearchAddresses");
    assertThatThrownBy(() -> ElasticsearchSettings.fromUnomi(Map.of("clientSocketTimeout", "soon")))
        .hasMessageContaining("clientSocketTimeout");
  }
}
