/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills tokens as Mautic 5 does: those of the call first, in subject, text and HTML, as they are;
 * what they bring in is not looked at again. A field of type html goes in raw, any other escaped; a
 * token that nobody fills stays visible.
 */
final class Mails {
  private static final int KEPT = 10_000;
  private static final Pattern ANY =
      Pattern.compile("\\{contactfield=([a-z0-9_]+)(?:\\|([^}]*))?}|\\{([a-zA-Z0-9_=-]+)}");

  private final State state;
  private final List<SentMail> sent = new ArrayList<>();

  Mails(State state) {
    this.state = state;
  }

  /** What was sent, oldest first. */
  List<SentMail> sent() {
    return new ArrayList<>(sent);
  }

  void send(long mailing, Contact to, Map<String, Object> tokens) {
    Map<String, Object> email = state.emails.get(mailing);
    if (email == null || sent.size() >= KEPT) {
      return;
    }
    sent.add(
        new SentMail(
            mailing,
            to.email(),
            filled(email.get("subject"), to, tokens),
            filled(email.get("customHtml"), to, tokens),
            filled(email.get("plainText"), to, tokens)));
  }

  private String filled(Object template, Contact to, Map<String, Object> tokens) {
    Matcher m = ANY.matcher(template == null ? "" : template.toString());
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value;
      if (m.group(1) != null) {
        value = field(m.group(1), m.group(2), to);
      } else {
        Object given = tokens.getOrDefault(m.group(3), tokens.get("{" + m.group(3) + "}"));
        value = given == null ? m.group() : given.toString();
      }
      m.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return m.appendTail(out).toString();
  }

  private String field(String alias, String ifNull, Contact to) {
    Object value = to.values.get(alias);
    if (value == null || value.equals("")) {
      return ifNull == null ? "" : ifNull;
    }
    Field field = state.fields.get(alias);
    return field != null && field.is("html")
        ? value.toString()
        : value.toString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
