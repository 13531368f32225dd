/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A search or scroll answer, parsed as a stream: nothing but the hits becomes objects. */
final class HitPage {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final int LONGEST_REASON = 500;

  final List<Hit> hits = new ArrayList<>();
  @Nullable String scrollId;

  /** What was left out and why, e.g. a shard that failed; null if nothing was. */
  @Nullable String incomplete;

  private HitPage() {}

  static HitPage parse(InputStream in) throws IOException {
    HitPage page = new HitPage();
    try (JsonParser p = Json.MAPPER.getFactory().createParser(in)) {
      p.nextToken();
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String field = p.currentName();
        p.nextToken();
        page.top(field, p);
      }
    }
    return page;
  }

  private void top(String field, JsonParser p) throws IOException {
    switch (field) {
      case "_scroll_id":
        scrollId = p.getText();
        break;
      case "timed_out":
        if (p.getBooleanValue()) {
          incomplete = "the search timed out";
        }
        break;
      case "_shards":
        shards(p);
        break;
      case "hits":
        outerHits(p);
        break;
      default:
        p.skipChildren();
    }
  }

  /** A shard without a copy that answers counts as neither successful nor failed. */
  private void shards(JsonParser p) throws IOException {
    Map<String, Object> shards = p.readValueAs(MAP);
    if (number(shards, "failed") > 0 || number(shards, "successful") < number(shards, "total")) {
      String reason = "not all shards answered: " + shards;
      incomplete = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    }
  }

  private static int number(Map<String, Object> map, String key) {
    return ((Number) map.getOrDefault(key, 0)).intValue();
  }

  private void outerHits(JsonParser p) throws IOException {
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String field = p.currentName();
      JsonToken value = p.nextToken();
      if (field.equals("hits") && value == JsonToken.START_ARRAY) {
        while (p.nextToken() == JsonToken.START_OBJECT) {
          hits.add(hit(p));
        }
      } else {
        p.skipChildren();
      }
    }
  }

  private static Hit hit(JsonParser p) throws IOException {
    String index = "";
    String id = "";
    Map<String, Object> source = Collections.emptyMap();
    long seqNo = -1;
    long primaryTerm = -1;
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String field = p.currentName();
      p.nextToken();
      switch (field) {
        case "_index":
          index = p.getText();
          break;
        case "_id":
          id = p.getText();
          break;
        case "_source":
          source = p.readValueAs(MAP);
          break;
        case "_seq_no":
          seqNo = p.getLongValue();
          break;
        case "_primary_term":
          primaryTerm = p.getLongValue();
          break;
        default:
          p.skipChildren();
      }
    }
    return new Hit(index, id, source, seqNo, primaryTerm);
  }
}
