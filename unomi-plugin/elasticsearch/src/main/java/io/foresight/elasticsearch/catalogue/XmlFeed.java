/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedReader;
import io.foresight.elasticsearch.history.InputFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Google Merchant XML: {@code item} of RSS 2.0 or {@code entry} of Atom, with fields of the {@code
 * g:} namespace, which win over RSS's and Atom's own of the same name. Repeated fields become
 * lists. Nested ones ({@code g:shipping}) are skipped. A document type is refused: no feed needs
 * one, and it could make the parser open files and addresses.
 */
final class XmlFeed implements FeedReader {
  private static final String GOOGLE = "http://base.google.com/ns/1.0";
  private static final int LONGEST_FIELD = 200_000;
  private static final long LARGEST_RECORD = 16L << 20;

  private final Path file;

  XmlFeed(Path file) {
    this.file = file;
  }

  @Override
  public void read(Sink sink) throws FeedException {
    try (Bounded in = new Bounded(InputFile.bytes(file))) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      boolean root = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new FeedException("must not have a document type (DTD)");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          if (!root && !name.matches("rss|feed|channel|RDF")) {
            throw new FeedException(
                "begins with <"
                    + name
                    + ">; allowed are RSS 2.0 and Atom as Google Merchant has them");
          }
          root = true;
          if (name.equals("item") || name.equals("entry")) {
            long line = xml.getLocation().getLineNumber();
            sink.record(line, record(xml));
            in.count = 0;
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new FeedException("is not well-formed XML: " + e.getMessage());
    } catch (IOException e) {
      throw new FeedException("cannot be read: " + e.getMessage());
    }
  }

  private static XMLInputFactory factory() {
    // The platform's own registry of parsers may know others, with other limits.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /** Reads up to the end of the element that has just begun. */
  private static Map<String, Object> record(XMLStreamReader xml)
      throws XMLStreamException, FeedException {
    Map<String, Object> own = new LinkedHashMap<>();
    Map<String, Object> google = new LinkedHashMap<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        Map<String, Object> into = GOOGLE.equals(xml.getNamespaceURI()) ? google : own;
        String href = name.equals("link") ? alternate(xml) : null;
        String text = text(xml);
        String value = text == null || text.isBlank() ? href : text.strip();
        if (value != null) {
          into.merge(name, value, XmlFeed::both);
        }
      } else if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        throw new FeedException("ends inside an item");
      }
    }
    own.putAll(google);
    return own;
  }

  private static @Nullable String alternate(XMLStreamReader xml) {
    String rel = xml.getAttributeValue(null, "rel");
    boolean ofPage = rel == null || rel.toLowerCase(Locale.ROOT).equals("alternate");
    return ofPage ? xml.getAttributeValue(null, "href") : null;
  }

  private static Object both(Object first, Object second) {
    List<Object> all = new ArrayList<>();
    if (first instanceof List) {
      all.addAll((List<?>) first);
    } else {
      all.add(first);
    }
    all.add(second);
    return all;
  }

  /** Text of the element that has just begun, up to its end; null if it holds elements. */
  private static @Nullable String text(XMLStreamReader xml)
      throws XMLStreamException, FeedException {
    StringBuilder text = new StringBuilder();
    boolean nested = false;
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT:
          depth++;
          nested = true;
          break;
        case XMLStreamConstants.END_ELEMENT:
          depth--;
          break;
        case XMLStreamConstants.CHARACTERS:
        case XMLStreamConstants.CDATA:
        case XMLStreamConstants.SPACE:
          if (text.length() + xml.getTextLength() <= LONGEST_FIELD) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
          break;
        case XMLStreamConstants.ENTITY_REFERENCE:
          throw new FeedException("refers to the entity " + xml.getLocalName());
        default:
          break;
      }
    }
    return nested ? null : text.toString();
  }

  /** Ends the read when one record grows too large, however it does. */
  private static final class Bounded extends FilterInputStream {
    long count;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      taken(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = in.read(b, off, len);
      taken(Math.max(n, 0));
      return n;
    }

    private void taken(int bytes) throws IOException {
      count += bytes;
      if (count > LARGEST_RECORD) {
        throw new IOException("a record is larger than " + (LARGEST_RECORD >> 20) + " MB");
      }
    }
  }
}
