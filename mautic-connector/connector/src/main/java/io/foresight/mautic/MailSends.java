/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.delivery.MailPlatformException;
import io.foresight.core.delivery.MailRequest;
import io.foresight.core.delivery.SendOutcome;
import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import io.foresight.mautic.MauticException.Kind;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Single mails. Mautic sends them to people who unsubscribed, sends them as often as it is asked,
 * and shows tokens that nobody fills: so do-not-contact is read immediately before, each occasion
 * is claimed in the store before it is sent, and every token of ours that the mail has gets a
 * value.
 */
final class MailSends {
  static final String COLLECTION = "mautic-sends";

  /** A request that long ago is over, on whatever node it began. */
  private static final long DOUBT_MILLIS = 15 * 60_000L;

  private final MauticClient client;
  private final DocumentStore store;
  private final Clock clock;
  private final ContactWrites writes;
  private final Outbox outbox;
  private final Mailings mailings;
  private final Map<String, String> aliases;

  /**
   * @param aliases of our fields by their keys
   */
  MailSends(
      MauticClient client,
      DocumentStore store,
      ContactWrites writes,
      Clock clock,
      Map<String, String> aliases) {
    this.aliases = aliases;
    this.client = client;
    this.store = store;
    this.clock = clock;
    this.writes = writes;
    this.outbox = new Outbox(store);
    this.mailings = new Mailings(client);
  }

  SendOutcome send(MailRequest request) {
    if (!request.mailingId().matches("\\d{1,18}")) {
      throw new MailPlatformException("a mailing of Mautic is named by a number", true, null);
    }
    Mailings.Mailing mailing = mailings.get(request.mailingId());
    if (mailing == null) {
      throw new MailPlatformException("Mautic has no e-mail " + request.mailingId(), true, null);
    }
    long contact = contact(request);
    JsonNode there = contact == 0 ? null : read(contact);
    if (there == null) {
      return SendOutcome.NO_CONTACT;
    }
    contact = Shapes.id(there);
    for (JsonNode mark : Shapes.entities(there.path("doNotContact"))) {
      if (mark.path("channel").asText("email").equals("email")) {
        return SendOutcome.DO_NOT_CONTACT;
      }
    }
    String occasion =
        Values.digest("send " + request.mailingId() + ' ' + contact + ' ' + request.key());
    SendOutcome before = claim(occasion, request.mailingId(), contact);
    return before != null ? before : send(request, mailing, contact, occasion);
  }

  private long contact(MailRequest request) {
    OutboxRow row = outbox.load(List.of(request.profileId())).get(request.profileId());
    if (row.contactId > 0 && row.state != OutboxRow.State.FORGOTTEN) {
      return row.contactId;
    }
    String email = request.email();
    List<Long> found = email == null ? List.of() : writes.find(email.trim());
    return found.isEmpty() ? 0 : found.get(0);
  }

  /** The contact, or the one it was merged into; null if it is gone. */
  private JsonNode read(long contact) {
    try {
      return client.get("/api/contacts/" + contact).body.path("contact");
    } catch (MauticException e) {
      if (e.is(Kind.NOT_FOUND)) {
        return null;
      }
      throw e;
    }
  }

  /** Null if nobody has sent it or is about to, and it is ours to send now. */
  private SendOutcome claim(String occasion, String mailing, long contact) {
    StoredDocument d = store.get(COLLECTION, occasion).orElse(null);
    try {
      if (d == null) {
        store.create(COLLECTION, occasion, mark("sending"));
        return null;
      }
      if ("sent".equals(d.source().get("state"))) {
        return SendOutcome.ALREADY_SENT;
      }
      long since = ((Number) d.source().get("at")).longValue();
      if (wasSent(mailing, contact, since)) {
        store.put(COLLECTION, occasion, mark("sent"));
        return SendOutcome.ALREADY_SENT;
      }
      if (clock.millis() - since < DOUBT_MILLIS) {
        return SendOutcome.IN_DOUBT;
      }
      store.replace(COLLECTION, d, mark("sending"));
      return null;
    } catch (ConflictException e) {
      return SendOutcome.IN_DOUBT;
    }
  }

  private SendOutcome send(
      MailRequest request, Mailings.Mailing mailing, long contact, String occasion) {
    Map<String, Object> tokens = new TreeMap<>();
    mailing.tokens.forEach(t -> tokens.put(t, ""));
    request.values().forEach((key, value) -> tokens.put(alias(key, aliases), value));
    Reply reply;
    try {
      reply =
          client.postOnce(
              "/api/emails/" + request.mailingId() + "/contact/" + contact + "/send",
              Map.of("tokens", tokens));
    } catch (MauticException e) {
      if (e.is(Kind.UNAVAILABLE) || e.is(Kind.GARBAGE)) {
        return SendOutcome.IN_DOUBT;
      }
      store.delete(COLLECTION, occasion);
      if (e.is(Kind.REFUSED) || e.is(Kind.CRASHED) || e.is(Kind.NOT_FOUND)) {
        return SendOutcome.REFUSED;
      }
      throw e;
    }
    if (!reply.body.path("success").asBoolean()) {
      // Its mail server does not answer, for example: told with status 200.
      store.delete(COLLECTION, occasion);
      return SendOutcome.REFUSED;
    }
    store.put(COLLECTION, occasion, mark("sent"));
    return SendOutcome.SENT;
  }

  static String alias(String key, Map<String, String> aliases) {
    return aliases.getOrDefault(key, Aliases.field(key));
  }

  private boolean wasSent(String mailing, long contact, long since) {
    return !new Stats(client)
        .page(
            "email_stats",
            "id",
            0,
            "email_id",
            "eq",
            mailing,
            "lead_id",
            "eq",
            String.valueOf(contact),
            "date_sent",
            "gte",
            Times.text(since - 1_000))
        .isEmpty();
  }

  private Map<String, Object> mark(String state) {
    Map<String, Object> m = new HashMap<>();
    m.put("state", state);
    m.put("at", clock.millis());
    return m;
  }
}
