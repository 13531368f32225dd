/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Sends one request and reads the whole answer. Thread-safe. */
final class Transport {
  private static final MediaType JSON = MediaType.parse("application/json");
  private static final MediaType FORM = MediaType.parse("application/x-www-form-urlencoded");

  private final OkHttpClient http;

  Transport(Duration requestTimeout) {
    this.http =
        new OkHttpClient.Builder()
            .connectTimeout(Math.min(10_000, requestTimeout.toMillis()), TimeUnit.MILLISECONDS)
            .readTimeout(requestTimeout)
            .writeTimeout(requestTimeout)
            .callTimeout(requestTimeout)
            .followRedirects(false)
            // We decide what is sent again.
            .retryOnConnectionFailure(false)
            .build();
  }

  /** A raw answer. */
  static final class Raw {
    final int status;
    final byte[] body;
    private final Response response;

    Raw(Response response, byte[] body) {
      this.status = response.code();
      this.body = body;
      this.response = response;
    }

    String header(String name) {
      return response.header(name);
    }
  }

  Raw send(String method, String url, byte[] body, boolean form, String authorization)
      throws IOException {
    RequestBody sent =
        body != null
            ? RequestBody.create(body, form ? FORM : JSON)
            : method.equals("GET") ? null : RequestBody.create(new byte[0], JSON);
    Request.Builder request =
        new Request.Builder().url(url).header("Accept", "application/json").method(method, sent);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try (Response response = http.newCall(request.build()).execute();
        ResponseBody answer = response.body()) {
      return new Raw(response, answer == null ? new byte[0] : answer.bytes());
    }
  }

  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
