/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One recorded request and what a real Mautic answered. */
final class Exchange {
  /** Several were recorded in the same second; this is the order their answers imply. */
  private static final List<String> SAME_SECOND =
      List.of(
          "contact_new",
          "contact_get",
          "contact_new_same_unique",
          "contact_new_overwriteblank",
          "contact_put_missing",
          "contact_dt_9",
          "contact_bool_0",
          "contact_bool_9",
          "contact_bool_10",
          "contact_bool_11",
          "field_new_unique",
          "field_new_uniq_spelt",
          "trap_number_zero_patch",
          "trap_number_fraction_patch",
          "field_new_email",
          "field_new_textarea",
          "segment_add_contacts_250",
          "segment_remove_contact",
          "email_send_list_to_contact_again",
          "email_send_tokens_notarray",
          "dnc_contact_get",
          "dnc_add_again",
          "email_send_dnc",
          "stats_email_stats_cols");

  final String name;
  final String method;
  final String path;
  final Map<String, Object> requestHeaders;
  final Object requestBody;
  final int status;
  final Map<String, Object> headers;
  final Object body;

  private Exchange(String name, Map<String, Object> json) {
    Map<String, Object> request = Json.asMap(json.get("request"));
    Map<String, Object> response = Json.asMap(json.get("response"));
    this.name = name;
    this.method = (String) request.get("method");
    this.path = (String) request.get("path");
    this.requestHeaders = Json.asMap(request.get("headers"));
    this.requestBody = request.get("body");
    this.status = response.isEmpty() ? 0 : (int) response.get("status");
    this.headers = Json.asMap(response.get("headers"));
    this.body = response.get("body");
  }

  /** All exchanges of a version, oldest first. */
  static List<Exchange> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Exchange> out = new ArrayList<>();
      for (Path f :
          files.filter(p -> p.toString().endsWith(".json")).sorted().collect(Collectors.toList())) {
        String name = f.getFileName().toString().replace(".json", "");
        out.add(new Exchange(name, Json.asMap(Json.read(Files.readAllBytes(f)))));
      }
      out.sort(
          Comparator.comparing((Exchange e) -> String.valueOf(e.headers.get("Date")))
              .thenComparing(e -> SAME_SECOND.indexOf(e.name)));
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Object> sent() {
    return requestBody instanceof Map ? Json.asMap(requestBody) : Json.map();
  }

  @Override
  public String toString() {
    return name;
  }
}
