/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Input of tests, and what a source makes of it. */
final class Input {
  static final String RETAIL_HEADER =
      "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country\n";

  final List<HistoryRecord> records = new ArrayList<>();
  final RejectedLines rejected;
  final Tally tally;
  private final List<Path> files;
  private final Path rejectedFile;

  Input(Path dir, Path... files) {
    this.files = List.of(files);
    this.rejectedFile = dir.resolve("rejected.tsv");
    this.rejected = new RejectedLines(rejectedFile, this.files);
    this.tally = new Tally(rejected);
  }

  Input csv(Map<String, Object> mapping) {
    return read(new CsvSource(TableMapping.of(mapping), tally, records::add));
  }

  Input json() {
    return read(new JsonLinesSource(tally, records::add));
  }

  private Input read(RecordSource source) {
    for (int i = 0; i < files.size(); i++) {
      source.read(files.get(i), i, bytes -> {});
    }
    return this;
  }

  HistoryRecord only() {
    if (records.size() != 1) {
      throw new AssertionError(records.size() + " records");
    }
    return records.get(0);
  }

  List<String> ids() {
    List<String> ids = new ArrayList<>();
    records.forEach(r -> ids.add(r.id));
    return ids;
  }

  /** Lines of the file of rejected lines: file, line number, reason and text. */
  List<String> rejectedLines() throws IOException {
    rejected.close();
    return Files.exists(rejectedFile) ? Files.readAllLines(rejectedFile) : List.of();
  }

  static Path file(Path dir, String name, String text) throws IOException {
    return file(dir, name, text, StandardCharsets.UTF_8);
  }

  static Path file(Path dir, String name, String text, Charset charset) throws IOException {
    return Files.write(dir.resolve(name), text.getBytes(charset));
  }

  static Path gzip(Path dir, String name, String text) throws IOException {
    Path file = dir.resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** A mapping that is shipped. */
  static Map<String, Object> shipped(String name) throws IOException {
    Path folder = Path.of("..", "..", "karaf-features", "quickstart", "src", "main", "mappings");
    return map(Files.readString(folder.resolve(name + ".json")));
  }

  static Map<String, Object> map(String json) throws IOException {
    return new ObjectMapper().readValue(json, new TypeReference<HashMap<String, Object>>() {});
  }
}
