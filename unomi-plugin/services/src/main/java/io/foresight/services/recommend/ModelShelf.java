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
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where models of recommendations are kept: in pieces, for they outgrow what one document may hold.
 * A model is live from the moment its last piece is there; the one before it is kept too.
 */
final class ModelShelf {
  static final String COLLECTION = "recommend-models";
  private static final String LIVE = "live";
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
    return pointer()
        .map(d -> Fields.of(LIVE, d.source()).object("members").asMap())
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
    Map<String, Object> live = new LinkedHashMap<>();
    live.put("version", version);
    live.put("pieces", pieces);
    live.put("bytes", bytes.length);
    live.put("report", report);
    live.put("members", members);
    store.put(COLLECTION, LIVE, live);
    store.refresh(COLLECTION);
    forget(number(version) - KEPT);
  }

  private void forget(long last) {
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "version", 10_000)) {
      boolean piece = d.source().containsKey("piece");
      if (piece && number(String.valueOf(d.source().get("version"))) <= last) {
        store.delete(COLLECTION, d.id());
      }
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
