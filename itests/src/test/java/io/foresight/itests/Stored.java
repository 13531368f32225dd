/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Profiles as they are stored, read past the product. */
final class Stored {
  private static final int ALL = 10_000;

  private final Platform platform;

  Stored(Platform platform) {
    this.platform = platform;
  }

  /** Sources of all profiles by id. */
  Map<String, JsonNode> profiles() throws IOException, InterruptedException {
    platform.elasticsearch("POST", "/context-profile/_refresh", "");
    JsonNode answer =
        Platform.JSON.readTree(platform.elasticsearch("/context-profile/_search?size=" + ALL));
    Map<String, JsonNode> out = new TreeMap<>();
    answer.at("/hits/hits").forEach(h -> out.put(h.path("_id").asText(), h.path("_source")));
    return out;
  }

  /** Takes parts of what the product said away from all profiles. */
  void forget(List<String> parts) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("def f = ctx._source.systemProperties?.foresight;");
    for (String part : parts) {
      script.append(" if (f != null) { f.remove('").append(part).append("') }");
    }
    String answer =
        platform.elasticsearch(
            "POST",
            "/context-profile/_update_by_query?refresh=true",
            "{\"script\": {\"source\": \"" + script + "\"}}");
    if (Platform.JSON.readTree(answer).path("updated").asInt() == 0) {
      throw new IOException("nothing was forgotten: " + answer);
    }
  }

  /** Feature states by profile id. */
  Map<String, String> states() throws IOException, InterruptedException {
    Map<String, String> out = new TreeMap<>();
    profiles()
        .forEach(
            (id, p) -> {
              JsonNode state = p.at("/systemProperties/foresight/state");
              if (state.isTextual()) {
                out.put(id, state.asText());
              }
            });
    return out;
  }

  /** A goal's scores by profile id. */
  Map<String, JsonNode> scores(String goal) throws IOException, InterruptedException {
    Map<String, JsonNode> out = new TreeMap<>();
    profiles()
        .forEach(
            (id, p) -> {
              JsonNode score = p.at("/systemProperties/foresight/scores/" + goal);
              if (score.isObject()) {
                out.put(id, score);
              }
            });
    return out;
  }

  /** Sources of the profiles that Mautic shall know, by address. */
  Map<String, JsonNode> deliverable() throws IOException, InterruptedException {
    Map<String, JsonNode> out = new TreeMap<>();
    for (JsonNode p : profiles().values()) {
      String email = p.at("/properties/email").asText("");
      boolean unsubscribed = p.at("/systemProperties/foresight").hasNonNull("unsubscribed");
      if (!email.isEmpty() && consents(p) && !unsubscribed) {
        out.put(email, p);
      }
    }
    return out;
  }

  private static boolean consents(JsonNode profile) {
    for (JsonNode consent : profile.path("consents")) {
      if (consent.path("typeIdentifier").asText().equals("newsletter")) {
        return consent.path("status").asText().equals("GRANTED");
      }
    }
    return false;
  }

  /** Addresses of the deliverable members of a segment, sorted. */
  List<String> members(String segment) throws IOException, InterruptedException {
    TreeSet<String> out = new TreeSet<>();
    deliverable()
        .forEach(
            (email, p) -> {
              for (JsonNode s : p.path("segments")) {
                if (s.asText().equals(segment)) {
                  out.add(email);
                }
              }
            });
    return new ArrayList<>(out);
  }
}
