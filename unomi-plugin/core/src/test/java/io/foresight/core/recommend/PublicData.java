/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend;

import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The public data sets as the protocols of the reference figures read them. */
public final class PublicData {
  private static final String CUT = "2010-12-01";

  private PublicData() {}

  /** A line of an invoice. */
  public static final class Line {
    public final String customer;
    public final String item;
    public final String invoice;
    public final String description;
    public final String country;
    public final long time;

    Line(String customer, String item, String invoice, String description, String country, long t) {
      this.customer = customer;
      this.item = item;
      this.invoice = invoice;
      this.description = description;
      this.country = country;
      this.time = t;
    }
  }

  /** The folder; skips the test where it is absent. */
  public static Path folder() {
    Path p = Path.of(System.getProperty("foresight.data", "../shared/data"));
    Assumptions.assumeTrue(
        Files.exists(p.resolve("online_retail_2009_2010.csv.gz")), "no public data sets at " + p);
    return p;
  }

  /** Sales lines of Online Retail II with a customer and a stock code that begins with 5 digits. */
  public static List<Line> onlineRetail() {
    List<Line> out = new ArrayList<>();
    for (String f : List.of("online_retail_2009_2010.csv.gz", "online_retail_2010_2011.csv.gz")) {
      boolean cut = f.contains("2009");
      lines(
          f,
          c -> {
            boolean sale =
                !c[0].startsWith("C")
                    && !c[6].isEmpty()
                    && Double.parseDouble(c[3]) > 0
                    && Double.parseDouble(c[5]) > 0
                    && c[1].matches("\\d{5}.*")
                    && !(cut && c[4].compareTo(CUT) >= 0);
            if (sale) {
              out.add(new Line(c[6], c[1], c[0], c[2], c[7], time(c[4])));
            }
          });
    }
    return out;
  }

  /** Orders of lines. */
  public static InteractionLog orders(List<Line> lines) {
    InteractionLog log = new InteractionLog();
    for (Line l : lines) {
      log.add(l.customer, l.item, InteractionKind.ORDER, l.time);
    }
    return log;
  }

  /** A catalogue of the descriptions that lines have. */
  public static ItemTable catalogue(List<Line> lines) {
    Map<String, String> texts = new TreeMap<>();
    for (Line l : lines) {
      texts.merge(l.item, l.description, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    ItemTable t = new ItemTable();
    texts.forEach((id, text) -> t.item(id).text(text));
    return t;
  }

  /** Milliseconds of a moment, UTC. */
  public static long time(String dateTime) {
    String s = dateTime.length() == 10 ? dateTime + "T00:00:00" : dateTime.replace(' ', 'T');
    return LocalDateTime.parse(s).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** The cells of each line but the first of a file. */
  public static void lines(String file, Consumer<String[]> each) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder().resolve(file)), 1 << 16),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        each.accept(cells(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] cells(String line) {
    if (line.indexOf('"') < 0) {
      return line.split(",", -1);
    }
    List<String> out = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        out.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    out.add(cell.toString());
    return out.toArray(new String[0]);
  }
}
