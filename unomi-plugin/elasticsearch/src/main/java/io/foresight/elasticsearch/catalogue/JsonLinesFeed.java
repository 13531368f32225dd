/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedReader;
import io.foresight.elasticsearch.history.InputFile;
import io.foresight.elasticsearch.history.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One JSON object a line, in UTF-8. */
final class JsonLinesFeed implements FeedReader {
  private static final int LONGEST_LINE = 1 << 20;
  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(new TypeReference<Map<String, Object>>() {})
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;

  JsonLinesFeed(Path file) {
    this.file = file;
  }

  @Override
  public void read(Sink sink) throws FeedException {
    long number = 0;
    try (InputFile in = InputFile.open(file, StandardCharsets.UTF_8)) {
      LineReader lines = new LineReader(in.reader(), LONGEST_LINE);
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        if (!line.isBlank()) {
          take(number, line, sink);
        }
      }
    } catch (IOException e) {
      throw new FeedException("cannot be read after line " + number + ": " + e.getMessage());
    }
  }

  private static void take(long number, String line, Sink sink) {
    if (line.length() > LONGEST_LINE) {
      sink.bad(number, "is longer than " + LONGEST_LINE + " characters");
    } else if (line.indexOf('\ufffd') >= 0) {
      sink.bad(number, "is not UTF-8");
    } else {
      Map<String, Object> values;
      try {
        values = JSON.readValue(line);
      } catch (JsonProcessingException e) {
        sink.bad(number, "is not a JSON object: " + e.getOriginalMessage());
        return;
      }
      if (values == null) {
        sink.bad(number, "is not a JSON object");
      } else {
        sink.record(number, values);
      }
    }
  }
}
