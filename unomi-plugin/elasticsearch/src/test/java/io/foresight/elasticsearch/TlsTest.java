/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.foresight.core.store.StoreException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that nobody signed and that names another host. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  private final FakeTime time = new FakeTime();

  @Test
  void unknownCertificate_isRefusedAtOnceUnlessAllAreTrusted(@TempDir Path dir) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(dir)));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    try (var trusting = connect(address, true);
        var strict = connect(address, false)) {
      trusting.send("Pinging", new Request("GET", "/"));
      assertThatThrownBy(() -> strict.send("Pinging", new Request("GET", "/")))
          .isInstanceOf(StoreException.class);
      assertThat(time.sleeps()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private ElasticsearchConnection connect(String address, boolean trustAll) {
    return new ElasticsearchConnection(
        ElasticsearchSettings.fromUnomi(
            Map.of(
                "elasticSearchAddresses",
                address,
                "sslEnable",
                "true",
                "sslTrustAllCertificates",
                String.valueOf(trustAll))),
        time,
        time);
  }

  private static SSLContext context(Path dir) throws Exception {
    Path file = dir.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "es",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example.org",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
