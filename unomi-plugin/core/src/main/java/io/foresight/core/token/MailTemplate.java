/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A template in the logic-less core of Mustache: {@code {{field}}}, sections {@code
 * {{#field}}…{{/field}}} and {@code {{^field}}…{{/field}}}, comments {@code {{! }}}. There are no
 * unescaped fields, partials, lambdas or other delimiters. Everything is checked when it is made,
 * not when the mail goes out: fields that do not exist, sections and tags that are not closed, tags
 * and attributes that do not belong into a mail. Each field is escaped for where it stands in the
 * HTML, which is why this is no general template engine: those know one way to escape. Immutable
 * and thread-safe.
 *
 * <p>Fields of the block: {@code heading}, {@code button}, {@code was}, {@code slot}, {@code
 * locale} and the section {@code items}; of an item, within it: {@code title}, {@code description},
 * {@code brand}, {@code category}, {@code price}, {@code wasPrice}, {@code image}, {@code url},
 * {@code reason}, {@code position}. A field without a value is empty, and a section of it is left
 * out.
 */
public final class MailTemplate {
  /** The largest template, in characters. */
  public static final int LONGEST = 50_000;

  private final List<TemplateNode> nodes;
  private final String source;

  private MailTemplate(String source, List<TemplateNode> nodes) {
    this.source = source;
    this.nodes = new ArrayList<>(nodes);
  }

  /**
   * A template of HTML; what it makes is ASCII only.
   *
   * @param field name for messages, e.g. {@code template.html}
   * @throws InvalidInputException naming line and column and what is allowed
   */
  public static MailTemplate html(String field, String source) {
    return new MailTemplate(source, new TemplateParser(field, source, true).parse());
  }

  /**
   * A template of plain text.
   *
   * @param field name for messages, e.g. {@code template.text}
   * @throws InvalidInputException naming line and column and what is allowed
   */
  public static MailTemplate text(String field, String source) {
    return new MailTemplate(source, new TemplateParser(field, source, false).parse());
  }

  /** The template as it was written. */
  public String source() {
    return source;
  }

  /**
   * Fills it in.
   *
   * @param view values of the block; {@code items} is a list of maps
   * @return without white space at its ends
   */
  String render(Map<String, Object> view) {
    StringBuilder out = new StringBuilder(4096);
    nodes.forEach(n -> n.render(List.of(view), out));
    return out.toString().trim();
  }
}
