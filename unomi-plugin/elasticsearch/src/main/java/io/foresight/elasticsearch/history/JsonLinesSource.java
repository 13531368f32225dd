/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads the canonical form, one JSON object a line. */
final class JsonLinesSource implements RecordSource {
  private static final int LONGEST_LINE = 1 << 20;
  private static final ObjectReader JSON =
      new ObjectMapper().readerFor(new TypeReference<Map<String, Object>>() {});

  private final Tally tally;
  private final Consumer<HistoryRecord> sink;
  private final LongSet ids = new LongSet();
  private final LongSet linesOfEarlierFiles = new LongSet();
  private LongSet linesOfThisFile = new LongSet();
  private final RecordParser parser = new RecordParser();

  JsonLinesSource(Tally tally, Consumer<HistoryRecord> sink) {
    this.tally = tally;
    this.sink = sink;
  }

  @Override
  public void read(Path file, int number, LongConsumer bytesRead) {
    String name = "file " + file.getFileName();
    long line = 0;
    try (InputFile in = InputFile.open(file, StandardCharsets.UTF_8)) {
      LineReader lines = new LineReader(in.reader(), LONGEST_LINE);
      for (String text = lines.next(); text != null; text = lines.next()) {
        line++;
        if (!text.isBlank()) {
          tally.rows++;
          take(text, number, line);
        }
        bytesRead.accept(in.bytesRead());
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          name, "cannot be read after line " + line + ": " + e.getMessage());
    }
    linesOfEarlierFiles.addAll(linesOfThisFile);
    linesOfThisFile = new LongSet();
  }

  private void take(String text, int file, long line) {
    HistoryRecord record;
    try {
      Map<String, Object> json = parse(text);
      if (RecordParser.isWithoutCustomer(json)) {
        tally.withoutCustomer++;
        return;
      }
      String id = json.get("id") == null ? idOf(text) : parser.id(json);
      if (id.isEmpty() || !ids.add(Hashes.of(id))) {
        tally.duplicates++;
        return;
      }
      record = parser.parse(json, id, file, line);
    } catch (BadRowException | InvalidInputException e) {
      tally.rejected(file, line, e.getMessage(), text);
      return;
    }
    sink.accept(record);
  }

  private static Map<String, Object> parse(String text) {
    if (text.length() > LONGEST_LINE) {
      throw new BadRowException("is longer than " + LONGEST_LINE + " characters");
    }
    if (text.indexOf('\ufffd') >= 0) {
      throw new BadRowException("is not UTF-8");
    }
    try {
      Map<String, Object> json = JSON.readValue(text);
      if (json == null) {
        throw new BadRowException("is not a JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new BadRowException("is not a JSON object: " + e.getOriginalMessage());
    }
  }

  /** Equal lines of one file are repeats, an equal line of a later file is a duplicate. */
  private String idOf(String text) {
    long hash = Hashes.of(text.strip());
    while (!linesOfThisFile.add(hash)) {
      hash = Hashes.mix(hash + 1);
    }
    return linesOfEarlierFiles.contains(hash) ? "" : "h-" + Hashes.hex(hash);
  }
}
