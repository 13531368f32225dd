/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template and refuses what is not sound. Used once. */
final class TemplateParser {
  private final String field;
  private final String source;
  private final @Nullable HtmlScanner html;
  private int at;
  private boolean inItems;

  TemplateParser(String field, String source, boolean isHtml) {
    this.field = field;
    this.source = source.replace("\r\n", "\n");
    this.html = isHtml ? new HtmlScanner() : null;
    if (source.length() > MailTemplate.LONGEST) {
      throw new InvalidInputException(
          field, "must have at most " + MailTemplate.LONGEST + " characters");
    }
  }

  List<TemplateNode> parse() {
    List<TemplateNode> nodes = body(null);
    if (html != null) {
      try {
        html.end();
      } catch (IllegalStateException e) {
        throw bad(source.length(), e.getMessage());
      }
    }
    return nodes;
  }

  private List<TemplateNode> body(@Nullable String section) {
    List<TemplateNode> nodes = new ArrayList<>();
    int began = at;
    while (true) {
      int open = source.indexOf("{{", at);
      if (open < 0) {
        if (section != null) {
          throw bad(began, "{{#" + section + "}} is not closed");
        }
        literal(nodes, source.length());
        at = source.length();
        return nodes;
      }
      literal(nodes, open);
      int close = source.indexOf("}}", open);
      if (close < 0) {
        throw bad(open, "{{ is not closed");
      }
      String tag = source.substring(open + 2, close).trim();
      at = close + 2;
      if (!tag.isEmpty() && "#^/!".indexOf(tag.charAt(0)) >= 0 && isAlone(open, at)) {
        at = Math.min(source.length(), source.indexOf('\n', at) + 1);
      }
      if (tag.startsWith("/")) {
        if (!tag.substring(1).trim().equals(section)) {
          throw bad(open, "{{" + tag + "}} closes " + (section == null ? "nothing" : section));
        }
        return nodes;
      }
      tag(nodes, tag, open);
    }
  }

  /** Whether a tag has a line for itself; such a line leaves no empty one behind. */
  private boolean isAlone(int open, int end) {
    int from = source.lastIndexOf('\n', open) + 1;
    int to = source.indexOf('\n', end);
    return to >= 0 && source.substring(from, open).isBlank() && source.substring(end, to).isBlank();
  }

  private void literal(List<TemplateNode> nodes, int end) {
    String text = source.substring(at, end);
    if (text.isEmpty()) {
      return;
    }
    try {
      nodes.add(TemplateNode.literal(html == null ? text : html.take(text)));
    } catch (IllegalStateException e) {
      throw bad(at, e.getMessage());
    }
  }

  private void tag(List<TemplateNode> nodes, String tag, int open) {
    char kind = tag.isEmpty() ? ' ' : tag.charAt(0);
    switch (kind) {
      case '!':
        return;
      case '{':
      case '&':
        throw bad(open, "{{" + tag + "}} would not be escaped; write two braces");
      case '>':
      case '=':
      case '<':
      case '$':
        throw bad(open, "{{" + tag + "}} is not supported; allowed are fields and sections");
      case '#':
      case '^':
        nodes.add(section(tag.substring(1).trim(), kind == '^', open));
        return;
      default:
        nodes.add(variable(tag, open));
    }
  }

  private TemplateNode section(String name, boolean inverted, int open) {
    known(name, open);
    if (html != null && !html.inText()) {
      throw bad(open, "{{#" + name + "}} must begin between tags, not inside one");
    }
    String before = html == null ? "" : html.position();
    boolean outer = inItems;
    inItems |= name.equals(TemplateFields.ITEMS) && !inverted;
    List<TemplateNode> body = body(name);
    inItems = outer;
    if (html != null && (!html.inText() || !html.position().equals(before))) {
      throw bad(open, "{{#" + name + "}} must hold whole tags, each closed within it");
    }
    return TemplateNode.section(name, inverted, body);
  }

  private TemplateNode variable(String name, int open) {
    known(name, open);
    if (name.equals(TemplateFields.ITEMS)) {
      throw bad(open, "{{items}} is a list; write {{#items}}…{{/items}}");
    }
    boolean address = TemplateFields.ADDRESSES.contains(name);
    if (html == null) {
      return address
          ? TemplateNode.address(name)
          : TemplateNode.variable(name, TemplateNode.Place.PLAIN);
    }
    try {
      return TemplateNode.variable(name, html.place(address));
    } catch (IllegalStateException e) {
      throw bad(open, "{{" + name + "}} " + e.getMessage());
    }
  }

  private void known(String name, int open) {
    Set<String> allowed = TemplateFields.allowed(inItems);
    if (!allowed.contains(name)) {
      boolean ofItem = TemplateFields.OF_ITEM.contains(name);
      throw bad(
          open,
          "{{"
              + name
              + "}} "
              + (ofItem ? "is known only inside {{#items}}" : "is unknown")
              + "; allowed are "
              + allowed);
    }
  }

  private InvalidInputException bad(int position, @Nullable String problem) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < position; i++) {
      boolean end = source.charAt(i) == '\n';
      line += end ? 1 : 0;
      column = end ? 1 : column + 1;
    }
    return new InvalidInputException(field, "line " + line + ", column " + column + ": " + problem);
  }
}
