/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.history.ImportOptions;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many events of an import are stored for sure. The input is read from its beginning on resume
 * (which is quick) and hands on the same events in the same order, so a number says it all.
 */
final class Checkpoint {
  static final String COLLECTION = "imports";
  private static final int HEAD = 1 << 16;

  private final DocumentStore store;
  private final String id;
  private final String files;
  private long events;
  private long refused;

  private Checkpoint(DocumentStore store, String id, String files) {
    this.store = store;
    this.id = id;
    this.files = files;
  }

  /** The checkpoint of this input, as the last run left it, or at the beginning. */
  static Checkpoint of(
      DocumentStore store,
      List<Path> files,
      @Nullable Map<String, Object> mapping,
      ImportOptions options) {
    StringBuilder identity = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (Path file : files) {
      identity.append(identity(file)).append('\n');
      names.append(names.length() == 0 ? "" : ", ").append(file.getFileName());
    }
    identity.append(mapping == null ? "" : new TreeMap<>(mapping)).append('\n');
    identity.append(options.scope()).append('\n').append(options.profileIdPrefix());
    Checkpoint c =
        new Checkpoint(store, Hashes.hex(Hashes.of(identity.toString())), names.toString());
    if (options.resume()) {
      c.load();
    }
    return c;
  }

  private static String identity(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return file.getFileName() + " " + Files.size(file) + " " + java.util.Arrays.hashCode(head);
    } catch (IOException e) {
      throw new InvalidInputException(
          "file " + file.getFileName(), "does not exist or cannot be read: " + file);
    }
  }

  private void load() {
    Optional<StoredDocument> doc = store.get(COLLECTION, id);
    if (doc.isPresent()) {
      events = number(doc.get().source().get("events"));
      refused = number(doc.get().source().get("refused"));
    }
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number ? ((Number) value).longValue() : 0;
  }

  /** Events that are done with, from the beginning of the input. */
  long events() {
    return events;
  }

  /** How many of these Elasticsearch did not take. */
  long refused() {
    return refused;
  }

  /** Moves on; only after everything up to there is stored. */
  void reached(long doneEvents, long refusedEvents) {
    events = doneEvents;
    refused = refusedEvents;
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("files", files);
    source.put("events", doneEvents);
    source.put("refused", refusedEvents);
    store.put(COLLECTION, id, source);
  }

  /** The import is complete. */
  void done() {
    store.delete(COLLECTION, id);
  }
}
