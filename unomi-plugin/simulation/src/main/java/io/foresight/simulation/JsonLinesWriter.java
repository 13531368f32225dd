/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the canonical history, one JSON object a line, gzipped. */
public final class JsonLinesWriter implements EventWriter, Closeable {
  private static final int BUFFER = 1 << 16;

  private final Writer out;
  private final StringBuilder line = new StringBuilder(512);
  private long events;
  private @Nullable Instant last;

  private JsonLinesWriter(OutputStream gzipped) {
    this.out = new BufferedWriter(new OutputStreamWriter(gzipped, StandardCharsets.UTF_8), BUFFER);
  }

  /** Opens the file, which is overwritten. Closing finishes it. */
  public static JsonLinesWriter to(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    try {
      return new JsonLinesWriter(new FastGzip(raw));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  @Override
  public void write(SimulatedEvent e) throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", e.id());
    row.put("type", e.type());
    row.put("time", e.time());
    row.put("customer", e.customer());
    if (e.session() != null) {
      row.put("session", e.session());
    }
    row.put("properties", e.properties());
    if (!e.profile().isEmpty()) {
      row.put("profile", e.profile());
    }
    if (!e.consents().isEmpty()) {
      row.put("consents", e.consents());
    }
    line.setLength(0);
    Json.append(line, row);
    out.append(line.append('\n'));
    events++;
    if (last == null || e.time().isAfter(last)) {
      last = e.time();
    }
  }

  /** How many events were written. */
  public long events() {
    return events;
  }

  /** Time of the latest event, or null when there was none. */
  public @Nullable Instant last() {
    return last;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Level 1: the file lives minutes, the newcomer waits for it. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
