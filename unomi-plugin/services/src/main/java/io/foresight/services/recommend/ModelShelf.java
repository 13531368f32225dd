/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.input.Fields;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.recommend.serve.RecommendModel;
import io.foresight.core.recommend.serve.RecommendModelCodec;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import io.foresight.services.engine.Maps;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where models of recommendations are kept: in pieces, for they outgrow what one document may hold.
 * A model is live from the moment its last piece is there; the one before it is kept too.
 */
final class ModelShelf {
  static final String COLLECTION = "recommend-models";
  private static final String LIVE = "live";
  private static final String MEMBERS = "members";
  private static final int PIECE = 3 << 20;
  private static final int KEPT = 2;

  private final DocumentStore store;

  ModelShelf(DocumentStore store) {
    this.store = store;
  }

  /** The name of the next version. */
  String nextVersion() {
    return "recommend-" + (number(live()) + 1);
  }

  private static long number(String version) {
    return version.isEmpty() ? 0 : Long.parseLong(version.substring(version.lastIndexOf('-') + 1));
  }

  /** The live version; empty when nothing was learned yet. */
  String live() {
    return pointer().map(d -> String.valueOf(d.source().get("version"))).orElse("");
  }

  private Optional<StoredDocument> pointer() {
    return store.get(COLLECTION, LIVE);
  }

  /** What is told of the live version; empty when nothing was learned yet. */
  Map<String, Object> report() {
    return pointer()
        .map(d -> Fields.of(LIVE, d.source()).object("report").asMap())
        .orElse(Map.of());
  }

  /** Who the live version was learned from, as {@code MembershipFilter} writes it. */
  Map<String, Object> members() {
    return store
        .get(COLLECTION, MEMBERS)
        .map(d -> Fields.of(MEMBERS, d.source()).object("members").asMap())
        .orElse(Map.of());
  }

  /** Stores a model and makes it live. */
  void put(RecommendModel model, Map<String, Object> report, Map<String, Object> members) {
    byte[] bytes = RecommendModelCodec.encode(model);
    String version = model.version();
    int pieces = (bytes.length + PIECE - 1) / PIECE;
    for (int p = 0; p < pieces; p++) {
      byte[] piece = Arrays.copyOfRange(bytes, p * PIECE, Math.min(bytes.length, (p + 1) * PIECE));
      Map<String, Object> d = Maps.map("version", version, "piece", p);
      d.put("content", Map.of("base64", Base64.getEncoder().encodeToString(piece)));
      store.put(COLLECTION, pieceId(version, p), d);
    }
    List<Map<String, Object>> kept = kept();
    kept.removeIf(k -> version.equals(k.get("version")));
    kept.add(Maps.map("version", version, "pieces", pieces));
    List<Map<String, Object>> gone = new ArrayList<>();
    while (kept.size() > KEPT) {
      gone.add(kept.remove(0));
    }
    Map<String, Object> live = new LinkedHashMap<>();
    live.put("version", version);
    live.put("pieces", pieces);
    live.put("bytes", bytes.length);
    live.put("kept", Map.of("models", kept));
    live.put("report", report);
    // Apart from what every node reads every other second.
    store.put(COLLECTION, MEMBERS, Maps.map("version", version, "members", members));
    store.put(COLLECTION, LIVE, live);
    gone.forEach(this::forget);
  }

  /** The models there are, the oldest first. */
  private List<Map<String, Object>> kept() {
    List<Map<String, Object>> out = new ArrayList<>();
    pointer()
        .ifPresent(
            d ->
                Fields.of(LIVE, d.source())
                    .object("kept")
                    .objects("models")
                    .forEach(k -> out.add(k.asMap())));
    return out;
  }

  /** By id and never by a search, which would bring all pieces at once. */
  private void forget(Map<String, Object> model) {
    Fields f = Fields.of("kept", model);
    int pieces = f.integer("pieces", 0, 0, 1_000_000);
    for (int p = 0; p < pieces; p++) {
      store.delete(COLLECTION, pieceId(f.string("version"), p));
    }
  }

  /**
   * The live model.
   *
   * @return empty when nothing was learned yet
   * @throws ModelFormatException if it is corrupt, incomplete or of a newer version of Foresight
   */
  Optional<RecommendModel> load() {
    return pointer()
        .map(
            d -> {
              Fields f = Fields.of(LIVE, d.source());
              return decode(f.string("version"), f.integer("pieces", 0, 0, 1_000_000));
            });
  }

  private RecommendModel decode(String version, int pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int p = 0; p < pieces; p++) {
      int piece = p;
      StoredDocument d =
          store
              .get(COLLECTION, pieceId(version, p))
              .orElseThrow(
                  () -> new ModelFormatException("piece " + piece + " of " + version + " is gone"));
      Object content = Fields.of("piece", d.source()).object("content").raw("base64");
      try {
        byte[] bytes = Base64.getDecoder().decode(String.valueOf(content));
        all.write(bytes, 0, bytes.length);
      } catch (IllegalArgumentException e) {
        throw new ModelFormatException("piece " + p + " of " + version + " is no base64");
      }
    }
    return RecommendModelCodec.decode(all.toByteArray());
  }

  private static String pieceId(String version, int piece) {
    return version + "." + piece;
  }

  /** A report beside the model, e.g. of credit. */
  void putReport(String name, Map<String, Object> report) {
    store.put(COLLECTION, "report-" + name, Maps.map("name", name, "report", report));
  }

  /** A report; empty when there is none. */
  Map<String, Object> report(String name) {
    return store
        .get(COLLECTION, "report-" + name)
        .map(d -> Fields.of(name, d.source()).object("report").asMap())
        .orElse(Map.of());
  }
}
