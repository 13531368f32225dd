/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.elasticsearch.Backoff;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stores events in Unomi's monthly indices. A request holds events of one month only: each shard it
 * touches costs a sync to disk. An event that is there already is overwritten.
 */
final class EventWriter {
  private static final int MAX_ITEMS = 2_000;
  private static final int MAX_BYTES = 2 << 20;
  private static final int MAX_WAITING_BYTES = 16 << 20;

  private final ElasticsearchConnection connection;
  private final Senders senders;
  private final EventDocuments documents;
  private final RejectedLines rejected;
  private final Map<String, EventBatch> batches = new HashMap<>();
  private final AtomicLong alreadyThere = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private int waitingBytes;

  EventWriter(
      ElasticsearchConnection connection, Senders senders, String scope, RejectedLines rejected) {
    this.connection = connection;
    this.senders = senders;
    this.documents = new EventDocuments(scope);
    this.rejected = rejected;
  }

  void add(HistoryRecord r, String profileId) {
    String month = TimeFormat.month(r.time);
    EventBatch batch = batches.computeIfAbsent(month, m -> new EventBatch(index(m)));
    int before = batch.size();
    documents.append(batch, r, profileId);
    waitingBytes += batch.size() - before;
    if (batch.items.size() >= MAX_ITEMS || batch.size() >= MAX_BYTES) {
      submit(month);
    } else if (waitingBytes >= MAX_WAITING_BYTES) {
      submit(fullest());
    }
  }

  private String index(String month) {
    return connection.indexPrefix() + "-event-date-" + month;
  }

  private String fullest() {
    String fullest = "";
    int most = -1;
    for (Map.Entry<String, EventBatch> e : batches.entrySet()) {
      if (e.getValue().size() > most) {
        fullest = e.getKey();
        most = e.getValue().size();
      }
    }
    return fullest;
  }

  private void submit(String month) {
    EventBatch batch = batches.remove(month);
    if (batch != null) {
      waitingBytes -= batch.size();
      senders.submit(() -> send(batch));
    }
  }

  /** Hands on what waits; {@link Senders#await} tells when it is stored. */
  void flush() {
    List.copyOf(batches.keySet()).forEach(this::submit);
  }

  private void send(EventBatch batch) {
    Backoff backoff = connection.backoff();
    byte[] all = batch.bytes().toByteArray();
    List<EventBatch.Item> items = batch.items;
    byte[] body = all;
    while (!items.isEmpty()) {
      List<EventBatch.Item> again = sendOnce(batch.index, body, items);
      if (!again.isEmpty()) {
        if (again.size() < items.size()) {
          backoff.progressed();
        }
        backoff.failed("Storing events", new IOException(again.size() + " items found no room"));
        body = only(all, again);
      }
      items = again;
    }
  }

  private static byte[] only(byte[] all, List<EventBatch.Item> items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (EventBatch.Item item : items) {
      out.write(all, item.from, item.to - item.from);
    }
    return out.toByteArray();
  }

  private List<EventBatch.Item> sendOnce(String index, byte[] body, List<EventBatch.Item> items) {
    Map<String, Object> answer =
        Wire.read(connection.send("Storing events", Wire.bulk("/" + index + "/_bulk", body)));
    List<EventBatch.Item> again = new ArrayList<>();
    int i = 0;
    for (Object result : Wire.list(answer.get("items"))) {
      EventBatch.Item item = items.get(i++);
      Map<String, Object> outcome = Wire.outcome(result);
      int status = Wire.status(outcome);
      if (Wire.isPassing(status)) {
        again.add(item);
      } else if (status >= 300) {
        refused.incrementAndGet();
        rejected.add(item.file, item.line, "refused by Elasticsearch: " + Wire.reason(outcome), "");
      } else if (status == 200) {
        alreadyThere.incrementAndGet();
      }
    }
    return again;
  }

  /** Events that were overwritten. */
  long alreadyThere() {
    return alreadyThere.get();
  }

  /** Events that Elasticsearch does not take. */
  long refused() {
    return refused.get();
  }
}
