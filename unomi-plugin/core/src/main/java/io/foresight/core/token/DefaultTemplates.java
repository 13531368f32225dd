/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The shipped templates. */
public final class DefaultTemplates {
  static final MailTemplate HTML = MailTemplate.html("default.html", read("default-block.html"));
  static final MailTemplate TEXT = MailTemplate.text("default.text", read("default-block.txt"));

  private DefaultTemplates() {}

  /** Source of the HTML block, to begin an own one with. */
  public static String html() {
    return HTML.source();
  }

  /** Source of the plain text. */
  public static String text() {
    return TEXT.source();
  }

  private static String read(String name) {
    try (InputStream in = DefaultTemplates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
