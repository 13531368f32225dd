/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.mautic.MauticException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes of single contacts. Merged ids are followed; a 404 means gone. */
final class ContactWrites {
  /** Marks of ours are known by it when they are read back. */
  static final String COMMENT = "Foresight: ";

  private final SyncContext ctx;

  ContactWrites(SyncContext ctx) {
    this.ctx = ctx;
  }

  /** Writes values and blanks at once, by id; returns the id of the contact that answered. */
  long patch(long contactId, Map<String, Object> body, Iterable<String> blanks) {
    Map<String, Object> sent = new TreeMap<>(body);
    boolean blank = false;
    for (String alias : blanks) {
      sent.put(alias, "");
      blank = true;
    }
    if (blank) {
      sent.put("overwriteWithBlank", true);
    }
    Reply reply = ctx.client.patch("/api/contacts/" + contactId + "/edit", sent);
    return answered(reply, "contact edit");
  }

  private static long answered(Reply reply, String what) {
    long id = Shapes.id(reply.body.path("contact"));
    if (id == 0) {
      throw MauticException.garbage(what, "no contact id");
    }
    return id;
  }

  /** Marks do-not-contact; a reason that is there stays if it is the person's own. */
  void doNotContact(OutboxRow row, int reason) {
    Map<String, Object> body = new TreeMap<>();
    body.put("reason", reason);
    body.put("comments", COMMENT + (reason == 1 ? "unsubscribed" : "no consent") + " in Unomi");
    Reply reply = ctx.client.post("/api/contacts/" + row.contactId + "/dnc/email/add", body);
    row.contactId = answered(reply, "do-not-contact");
    row.doNotContact = reason;
    ctx.tally.add("doNotContact");
  }

  /**
   * Blanks our values and leaves our segments; what is gone already is fine. A contact that was
   * merged into another one, or that another profile speaks for by now, is left alone: the values
   * there are somebody else's.
   */
  void withdraw(OutboxRow row) {
    if (row.contactId == 0 || (row.fields.isEmpty() && row.segments.isEmpty())) {
      return;
    }
    if (!ctx.outbox.owns(row)) {
      row.forgetContact();
      return;
    }
    try {
      long now = answered(ctx.client.get("/api/contacts/" + row.contactId), "contact");
      if (now != row.contactId) {
        ctx.tally.add("merged");
        row.forgetContact();
        return;
      }
      if (!row.fields.isEmpty()) {
        patch(row.contactId, Map.of(), row.fields);
        ctx.tally.add("blanked");
      }
      Map<String, Long> known = ctx.knownSegments();
      for (String segment : new ArrayList<>(row.segments)) {
        if (known.containsKey(segment)) {
          leave(known.get(segment), row.contactId);
        }
        row.segments.remove(segment);
      }
      row.fields.clear();
      row.hash = "";
      ctx.tally.add("withdrawn");
    } catch (MauticException e) {
      if (!e.is(Kind.NOT_FOUND)) {
        throw e;
      }
      row.forgetContact();
    }
  }

  /** Takes a contact out of a segment; not being in it is no error. */
  void leave(long segmentId, long contactId) {
    ctx.client.post("/api/segments/" + segmentId + "/contact/" + contactId + "/remove", null);
    ctx.tally.add("left");
  }

  /** Ids of the contacts with an address, lowest first. */
  List<Long> find(String email) {
    return ids(search("search=" + encode("email:" + email)), email);
  }

  /** Ids by address (lower case), the lowest if there are several. */
  Map<String, Long> find(List<String> emails) {
    Map<String, Long> out = new TreeMap<>();
    JsonNode found =
        search(
            "where%5B0%5D%5Bcol%5D=email&where%5B0%5D%5Bexpr%5D=in&where%5B0%5D%5Bval%5D="
                + encode(String.join(",", emails)));
    for (JsonNode c : Shapes.entities(found)) {
      out.merge(email(c), Shapes.id(c), Math::min);
    }
    return out;
  }

  private JsonNode search(String query) {
    return ctx.client
        .get("/api/contacts?" + query + "&limit=500&minimal=true")
        .body
        .path("contacts");
  }

  private static List<Long> ids(JsonNode contacts, String email) {
    List<Long> out = new ArrayList<>();
    for (JsonNode c : Shapes.entities(contacts)) {
      if (email(c).equals(email.toLowerCase(Locale.ROOT))) {
        out.add(Shapes.id(c));
      }
    }
    out.sort(null);
    return out;
  }

  private static String email(JsonNode contact) {
    return contact.path("fields").path("all").path("email").asText("").toLowerCase(Locale.ROOT);
  }

  static String encode(String s) {
    return URLEncoder.encode(s, StandardCharsets.UTF_8);
  }
}
