/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of Mautic's e-mails; each is asked for once. Thread-safe. */
final class Mailings {
  private static final Pattern FIELD =
      Pattern.compile("\\{contactfield=(" + Aliases.FIELD_PREFIX + "[a-z0-9_]+)[|}]");
  private static final Pattern TOKEN =
      Pattern.compile("\\{(" + Aliases.FIELD_PREFIX + "[a-z0-9_]+)}");

  /** One e-mail. */
  static final class Mailing {
    final String subject;

    /** Aliases of our fields that it shows. */
    final Set<String> fields = new TreeSet<>();

    /** Names of our tokens that it wants to be sent with. */
    final Set<String> tokens = new TreeSet<>();

    private Mailing(JsonNode email) {
      subject = email.path("subject").asText("");
      for (String part : new String[] {"subject", "customHtml", "plainText"}) {
        String text = email.path(part).asText("");
        find(FIELD, text, fields);
        find(TOKEN, text, tokens);
      }
      // A part that Mautic itself chooses by the contact may show a field, too.
      find(FIELD, email.path("dynamicContent").toString(), fields);
    }

    private static void find(Pattern pattern, String text, Set<String> into) {
      Matcher m = pattern.matcher(text);
      while (m.find()) {
        into.add(m.group(1));
      }
    }
  }

  private final MauticClient client;
  private final Map<String, Optional<Mailing>> known = new ConcurrentHashMap<>();

  Mailings(MauticClient client) {
    this.client = client;
  }

  /** The e-mail; null if it is gone. */
  Mailing get(String id) {
    return known.computeIfAbsent(id, this::ask).orElse(null);
  }

  private Optional<Mailing> ask(String id) {
    try {
      return Optional.of(new Mailing(client.get("/api/emails/" + id).body.path("email")));
    } catch (MauticException e) {
      if (e.is(MauticException.Kind.NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
