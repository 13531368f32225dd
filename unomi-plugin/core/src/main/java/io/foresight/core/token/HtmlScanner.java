/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Follows the literal parts of a template as HTML, so that it is known where a value stands, and
 * refuses what must not be in a mail's block or would make a value unsafe. Rewrites the literals to
 * ASCII.
 */
final class HtmlScanner {
  private static final Set<String> TAGS =
      Set.of(
          ("a abbr b big blockquote br caption center col colgroup del div em font h1 h2 h3 h4 h5 h6"
                  + " hr i img ins li ol p pre s small span strike strong style sub sup table tbody"
                  + " td tfoot th thead tr u ul")
              .split(" "));
  private static final Set<String> VOID = Set.of("br", "col", "hr", "img");
  private static final Set<String> ADDRESSED =
      Set.of("href", "src", "background", "action", "srcset", "poster", "cite", "longdesc");

  private enum State {
    TEXT,
    TAG,
    NAME,
    VALUE,
    STYLE
  }

  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<String> openForOutlook = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private State state = State.TEXT;
  private boolean forOutlook;
  private boolean closing;
  private boolean selfClosing;
  private boolean empty;
  private String tag = "";
  private String attribute = "";

  /** What must be the same at the end of a section as at its beginning. */
  String position() {
    return open + (forOutlook ? " if mso " + openForOutlook : "");
  }

  boolean inText() {
    return state == State.TEXT;
  }

  /**
   * Where a value stands that comes now.
   *
   * @throws IllegalStateException why no value may stand here
   */
  TemplateNode.Place place(boolean address) {
    if (state == State.TEXT) {
      return TemplateNode.Place.TEXT;
    }
    if (state != State.VALUE) {
      throw new IllegalStateException(
          "stands in <" + tag + ">; allowed are text and attribute values in double quotes");
    }
    if (attribute.equals("style") || attribute.equals("class") || attribute.equals("id")) {
      throw new IllegalStateException("must not stand in " + attribute);
    }
    if (ADDRESSED.contains(attribute)) {
      if (!address || !empty) {
        throw new IllegalStateException(
            "must not stand in "
                + attribute
                + "; allowed is {{url}} or {{image}} as the whole of it");
      }
      empty = false;
      return TemplateNode.Place.URL;
    }
    empty = false;
    return address ? TemplateNode.Place.URL : TemplateNode.Place.ATTRIBUTE;
  }

  /**
   * Takes a literal part.
   *
   * @return it in ASCII
   * @throws IllegalStateException what is wrong with it
   */
  String take(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); ) {
      if (state == State.TEXT && s.startsWith("<!", i)) {
        int end = comment(s, i);
        out.append(ascii(s.substring(i, end)));
        i = end;
        continue;
      }
      int c = s.codePointAt(i);
      int length = Character.charCount(c);
      step(s, i, (char) Math.min(c, 0xffff));
      if (c < 0x7f) {
        out.append((char) c);
      } else if (state == State.TEXT) {
        out.append("&#").append(c).append(';');
      } else if (state == State.VALUE && !attribute.equals("style")) {
        out.append(AttributeText.of(s.substring(i, i + length)));
      } else {
        throw new IllegalStateException("<" + tag + "> holds a character beyond ASCII");
      }
      i += length;
    }
    return out.toString();
  }

  /** Ends the template. */
  void end() {
    if (state != State.TEXT) {
      throw new IllegalStateException("the template ends inside <" + tag + ">");
    }
    if (!open.isEmpty() || !openForOutlook.isEmpty()) {
      throw new IllegalStateException(
          "<" + (open.isEmpty() ? openForOutlook : open).peek() + "> is not closed");
    }
  }

  private static String ascii(String comment) {
    return comment.replaceAll("[^\\x20-\\x7e\\n]", " ");
  }

  /** Past a comment. Conditional comments hold markup for Outlook, which is followed on. */
  private int comment(String s, int i) {
    for (String end : new String[] {"<![endif]-->", "<!--<![endif]-->"}) {
      if (s.startsWith(end, i)) {
        forOutlook = false;
        return i + end.length();
      }
    }
    if (s.startsWith("<!--[if", i)) {
      int end = s.indexOf("]>", i);
      if (end > 0) {
        boolean shown = s.startsWith("<!-->", end + 2) || s.startsWith("-->", end + 2);
        forOutlook = !shown;
        return shown ? s.indexOf("-->", end) + 3 : end + 2;
      }
    }
    int end = s.startsWith("<!--", i) ? s.indexOf("-->", i + 4) : -1;
    if (end < 0) {
      throw new IllegalStateException("a comment is not closed, or holds a field");
    }
    return end + 3;
  }

  private void step(String s, int i, char c) {
    switch (state) {
      case TEXT:
        if (c == '<') {
          beginTag(s, i);
        }
        break;
      case TAG:
        inTag(c);
        break;
      case NAME:
        inName(c);
        break;
      case VALUE:
        inValue(c);
        break;
      default:
        if (c == '<') {
          beginTag(s, i);
          if (!closing || !tag.equals("style")) {
            throw new IllegalStateException("<style> holds <");
          }
        }
    }
  }

  private void beginTag(String s, int i) {
    int from = i + 1;
    closing = from < s.length() && s.charAt(from) == '/';
    int at = closing ? from + 1 : from;
    int end = at;
    while (end < s.length() && (Character.isLetterOrDigit(s.charAt(end)) || s.charAt(end) == ':')) {
      end++;
    }
    tag = s.substring(at, end).toLowerCase(Locale.ROOT);
    boolean outlook = forOutlook && tag.matches("[vow]:[a-z]+|xml");
    if (!TAGS.contains(tag) && !outlook) {
      throw new IllegalStateException(
          tag.isEmpty() ? "a < begins no tag; write &lt;" : "<" + tag + "> must not be in a block");
    }
    state = State.TAG;
    selfClosing = false;
  }

  private void inTag(char c) {
    if (c == '>') {
      endTag();
    } else if (c == '/') {
      selfClosing = true;
    } else if (Character.isWhitespace(c)) {
      state = State.NAME;
      word.setLength(0);
    } else if (!Character.isLetterOrDigit(c) && c != ':') {
      throw new IllegalStateException("<" + tag + "> is not well formed at " + c);
    }
  }

  private void inName(char c) {
    if (c == '>') {
      endTag();
    } else if (c == '"' && word.length() > 0 && word.charAt(word.length() - 1) == '=') {
      attribute = word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT);
      if (!attribute.matches("[a-z][a-z0-9:-]*") || attribute.startsWith("on")) {
        throw new IllegalStateException("attribute " + attribute + " must not be in a block");
      }
      word.setLength(0);
      empty = true;
      state = State.VALUE;
    } else if (c == '/') {
      selfClosing = true;
    } else if (Character.isWhitespace(c)) {
      if (word.indexOf("=") >= 0) {
        throw new IllegalStateException("attributes of <" + tag + "> need double quotes");
      }
      word.setLength(0);
    } else if (c == '"' || c == '\'' || c == '<' || word.indexOf("=") >= 0) {
      throw new IllegalStateException("attributes of <" + tag + "> need double quotes");
    } else {
      selfClosing = false;
      word.append(c);
    }
  }

  private void inValue(char c) {
    if (c != '"') {
      word.append(c);
      empty = false;
      return;
    }
    String value = word.toString().trim().toLowerCase(Locale.ROOT);
    boolean known = value.matches("(https?://|mailto:|tel:|#|\\{|$).*");
    if (ADDRESSED.contains(attribute) && !known) {
      throw new IllegalStateException(
          attribute + " must begin with https://, http://, mailto:, tel: or #, was " + value);
    }
    if (value.contains("expression") || value.contains("javascript:")) {
      throw new IllegalStateException(attribute + " must not hold a script");
    }
    word.setLength(0);
    attribute = "";
    state = State.NAME;
  }

  private void endTag() {
    if (word.indexOf("=") >= 0) {
      throw new IllegalStateException("attributes of <" + tag + "> need double quotes");
    }
    word.setLength(0);
    Deque<String> stack = forOutlook ? openForOutlook : open;
    state = State.TEXT;
    if (closing) {
      if (!tag.equals(stack.peek())) {
        throw new IllegalStateException(
            "</" + tag + "> closes " + (stack.isEmpty() ? "nothing" : "<" + stack.peek() + ">"));
      }
      stack.pop();
    } else if (!VOID.contains(tag) && !(selfClosing && tag.contains(":"))) {
      stack.push(tag);
      state = tag.equals("style") ? State.STYLE : State.TEXT;
    }
  }
}
