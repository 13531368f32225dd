/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.apache.http.HttpMessage;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.ssl.SSLContextBuilder;
import org.elasticsearch.client.RestClient;

/** Builds low-level clients that an open source 7.10 as well as a 7.17 server understands. */
final class RestClients {
  private static final int CONNECT_MILLIS = 5_000;
  private static final String PRODUCT = "X-Elastic-Product";

  private RestClients() {}

  /** Does not connect yet. */
  static RestClient create(ElasticsearchSettings settings) {
    List<HttpHost> hosts = settings.hosts();
    return RestClient.builder(hosts.toArray(new HttpHost[0]))
        .setRequestConfigCallback(request -> timeouts(request, settings))
        .setHttpClientConfigCallback(http -> configure(http, settings))
        .build();
  }

  private static RequestConfig.Builder timeouts(
      RequestConfig.Builder request, ElasticsearchSettings settings) {
    return request
        .setConnectTimeout(CONNECT_MILLIS)
        .setSocketTimeout(Math.toIntExact(settings.socketTimeout().toMillis()));
  }

  private static HttpAsyncClientBuilder configure(
      HttpAsyncClientBuilder http, ElasticsearchSettings settings) {
    http.addInterceptorLast(RestClients.acceptAnyProduct());
    http.addInterceptorLast(RestClients.plainJson());
    http.setMaxConnPerRoute(16).setMaxConnTotal(64);
    if (settings.username() != null) {
      var credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          AuthScope.ANY, new UsernamePasswordCredentials(settings.username(), settings.password()));
      http.setDefaultCredentialsProvider(credentials);
    }
    if (settings.trustAllCertificates()) {
      http.setSSLContext(trustAll()).setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);
    }
    return http;
  }

  /** Servers before 7.14 do not send the header that the client demands. */
  private static HttpResponseInterceptor acceptAnyProduct() {
    return (response, context) -> {
      if (!response.containsHeader(PRODUCT)) {
        response.addHeader(PRODUCT, "Elasticsearch");
      }
    };
  }

  /** Servers before 7.11 answer 406 to the vendor's media type. */
  private static HttpRequestInterceptor plainJson() {
    return (request, context) -> {
      rewrite(request, "Content-Type");
      rewrite(request, "Accept");
    };
  }

  private static void rewrite(HttpMessage request, String header) {
    if (request.containsHeader(header)
        && request.getFirstHeader(header).getValue().contains("vnd.elasticsearch")) {
      request.setHeader(header, "application/json");
    }
  }

  private static SSLContext trustAll() {
    try {
      return SSLContextBuilder.create().loadTrustMaterial((chain, type) -> true).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM cannot make a TLS context", e);
    }
  }
}
