/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.store.StoreException;
import io.foresight.elasticsearch.Backoff;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Merges what is known into documents that Unomi writes, too: reads them, merges, and writes back
 * only what nobody changed meanwhile; else it reads again. Thread-safe if the merge is.
 */
final class MergingWriter<T> {
  private static final int CHUNK = 500;

  /** What a document is made of. */
  interface Merge<T> {
    String index(T value);

    String id(T value);

    /**
     * The new content, or null to leave the document as it is (or absent).
     *
     * @param existing what is stored, or null
     */
    @Nullable Map<String, Object> merged(@Nullable Map<String, Object> existing, T value);
  }

  private static final class Stored {
    final Map<String, Object> source;
    final long seqNo;
    final long primaryTerm;

    Stored(Map<String, Object> source, long seqNo, long primaryTerm) {
      this.source = source;
      this.seqNo = seqNo;
      this.primaryTerm = primaryTerm;
    }
  }

  private final ElasticsearchConnection connection;
  private final String what;
  private final Merge<T> merge;
  private final boolean mostlyNew;
  private final AtomicLong written = new AtomicLong();

  /**
   * @param what for messages, e.g. {@code "Storing profiles"}
   * @param mostlyNew whether to try to create first and read only what exists
   */
  MergingWriter(
      ElasticsearchConnection connection, String what, Merge<T> merge, boolean mostlyNew) {
    this.connection = connection;
    this.what = what;
    this.merge = merge;
    this.mostlyNew = mostlyNew;
  }

  /** Hands the values to the senders, in parts. */
  void write(Iterable<T> values, Senders senders) {
    List<T> chunk = new ArrayList<>(CHUNK);
    for (T value : values) {
      chunk.add(value);
      if (chunk.size() == CHUNK) {
        submit(chunk, senders);
        chunk = new ArrayList<>(CHUNK);
      }
    }
    submit(chunk, senders);
  }

  private void submit(List<T> chunk, Senders senders) {
    if (!chunk.isEmpty()) {
      senders.submit(() -> write(chunk));
    }
  }

  /** How many documents were made or changed. */
  long written() {
    return written.get();
  }

  private void write(List<T> chunk) {
    Backoff backoff = connection.backoff();
    List<T> left = mostlyNew ? sendOnce(chunk, new HashMap<>()) : chunk;
    while (!left.isEmpty()) {
      List<T> again = sendOnce(left, read(left));
      if (!again.isEmpty()) {
        if (again.size() < left.size()) {
          backoff.progressed();
        }
        backoff.failed(what, new IOException(again.size() + " documents changed meanwhile"));
      }
      left = again;
    }
  }

  private Map<T, Stored> read(List<T> values) {
    List<Map<String, String>> docs = new ArrayList<>();
    for (T value : values) {
      docs.add(Map.of("_index", merge.index(value), "_id", merge.id(value)));
    }
    Map<String, Object> answer =
        Wire.read(connection.send(what, Wire.json("POST", "/_mget", Map.of("docs", docs))));
    Map<T, Stored> out = new HashMap<>();
    int i = 0;
    for (Object o : Wire.list(answer.get("docs"))) {
      T value = values.get(i++);
      Map<String, Object> doc = Wire.object(o);
      if (Boolean.TRUE.equals(doc.get("found"))) {
        out.put(
            value,
            new Stored(
                Wire.object(doc.get("_source")),
                number(doc, "_seq_no"),
                number(doc, "_primary_term")));
      }
    }
    return out;
  }

  private static long number(Map<String, Object> doc, String name) {
    return ((Number) doc.getOrDefault(name, 0)).longValue();
  }

  /** Those that must be tried again. */
  private List<T> sendOnce(List<T> values, Map<T, Stored> stored) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    List<T> sent = new ArrayList<>();
    for (T value : values) {
      Stored old = stored.get(value);
      Map<String, Object> source = merge.merged(old == null ? null : old.source, value);
      if (source != null) {
        body.writeBytes(Wire.bytes(action(value, old)));
        body.write('\n');
        body.writeBytes(Wire.bytes(source));
        body.write('\n');
        sent.add(value);
      }
    }
    return sent.isEmpty() ? sent : conflicts(sent, body.toByteArray());
  }

  private Map<String, Object> action(T value, @Nullable Stored old) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("_index", merge.index(value));
    target.put("_id", merge.id(value));
    if (old == null) {
      return Map.of("create", target);
    }
    target.put("if_seq_no", old.seqNo);
    target.put("if_primary_term", old.primaryTerm);
    return Map.of("index", target);
  }

  private List<T> conflicts(List<T> sent, byte[] body) {
    Map<String, Object> answer = Wire.read(connection.send(what, Wire.bulk("/_bulk", body)));
    List<T> again = new ArrayList<>();
    int i = 0;
    for (Object result : Wire.list(answer.get("items"))) {
      T value = sent.get(i++);
      Map<String, Object> outcome = Wire.outcome(result);
      int status = Wire.status(outcome);
      if (status == 409 || Wire.isPassing(status)) {
        again.add(value);
      } else if (status >= 300) {
        throw new StoreException(what + " failed: " + Wire.reason(outcome), null);
      } else {
        written.incrementAndGet();
      }
    }
    return again;
  }
}
