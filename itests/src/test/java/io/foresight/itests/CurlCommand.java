/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * Does what {@code curl} would, with the options that the documentation uses, so that the tests run
 * where curl is not installed. An unknown option is an error.
 */
final class CurlCommand {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpRequest.Builder request = HttpRequest.newBuilder();
  private final Path directory;
  private String method;
  private String contentType = FORM;
  private byte[] body;

  /**
   * @param words the command, {@code curl} first
   * @param directory where {@code @file} lies
   */
  CurlCommand(List<String> words, Path directory) throws IOException {
    this.directory = directory;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-")) {
        option(word, words.get(++i));
      } else {
        request.uri(URI.create(word));
      }
    }
  }

  private void option(String option, String value) throws IOException {
    switch (option) {
      case "-u":
        byte[] login = value.getBytes(StandardCharsets.UTF_8);
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        break;
      case "-X":
        method = value;
        break;
      case "-H":
        header(value);
        break;
      case "-d":
      case "--data-binary":
        body =
            value.startsWith("@")
                ? Files.readAllBytes(directory.resolve(value.substring(1)))
                : value.getBytes(StandardCharsets.UTF_8);
        break;
      default:
        throw new IllegalArgumentException("curl " + option + " is not understood by this test");
    }
  }

  private void header(String line) {
    String[] nameAndValue = line.split(":", 2);
    if (nameAndValue[0].equalsIgnoreCase("Content-Type")) {
      contentType = nameAndValue[1].trim();
    } else {
      request.header(nameAndValue[0], nameAndValue[1].trim());
    }
  }

  HttpResponse<String> send() throws IOException, InterruptedException {
    if (body != null) {
      request.header("Content-Type", contentType);
    }
    request.method(
        method != null ? method : body == null ? "GET" : "POST",
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
