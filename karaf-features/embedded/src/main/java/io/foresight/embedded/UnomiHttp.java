/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks a Unomi whether it works. */
final class UnomiHttp {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int STEADY = 3;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI root;
  private final String authorization;

  UnomiHttp(int port, String password) {
    this.root = URI.create("http://" + Ports.loopback().getHostAddress() + ":" + port + "/");
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("karaf:" + password).getBytes(StandardCharsets.UTF_8));
  }

  URI root() {
    return root;
  }

  /**
   * Waits until the API and the definitions that Unomi loads last are there. Several good answers
   * in a row are asked for, since Unomi rebuilds its API whenever a resource arrives.
   */
  void awaitReady(Duration timeout, BooleanSupplier alive, Consumer<String> progress)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    for (int good = 0; good < STEADY; ) {
      String missing = missing();
      good = missing.isEmpty() ? good + 1 : 0;
      pause(missing, end, timeout, alive, progress);
    }
  }

  void awaitOk(String path, Duration timeout, BooleanSupplier alive, Consumer<String> progress)
      throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    for (String missing = get(path); !missing.isEmpty(); missing = get(path)) {
      pause(missing, end, timeout, alive, progress);
    }
  }

  private String missing() {
    for (String path :
        new String[] {
          "cxs/cluster",
          "cxs/definitions/conditions/profilePropertyCondition",
          "cxs/definitions/actions/evaluateProfileSegmentsAction",
          "cxs/rules/modifyAnyConsent",
        }) {
      String problem = get(path);
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return "";
  }

  /** Empty when the answer is 200, else what was wrong. */
  private String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Authorization", authorization)
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 ? "" : "/" + path + " answers " + status;
    } catch (IOException e) {
      return "/" + path + " does not answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "/" + path + " was interrupted";
    }
  }

  private static void pause(
      String missing, long end, Duration timeout, BooleanSupplier alive, Consumer<String> progress)
      throws IOException {
    if (!alive.getAsBoolean()) {
      throw new IOException("the process ended");
    }
    if (System.nanoTime() > end) {
      throw new IOException("not ready after " + timeout.toSeconds() + " s: " + missing);
    }
    if (!missing.isEmpty()) {
      progress.accept("waiting for Unomi: " + missing);
    }
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
