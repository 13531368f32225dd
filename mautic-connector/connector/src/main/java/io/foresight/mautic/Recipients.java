/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.delivery.FeedbackEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the profile of a contact: by the outbox, else by address; and the subject of a mailing. */
final class Recipients {
  private static final int LOOKUP = 50;

  private final MauticClient client;
  private final Outbox outbox;
  private final Mailings mailings;
  private final Map<String, String> keys = new HashMap<>();

  /**
   * @param aliases of our fields by their keys
   */
  Recipients(MauticClient client, Outbox outbox, Map<String, String> aliases) {
    this.client = client;
    this.outbox = outbox;
    this.mailings = new Mailings(client);
    aliases.forEach((key, alias) -> keys.put(alias, key));
  }

  /** Events of those who are known at least by their address; the others are left out. */
  List<FeedbackEvent> events(List<Happening> happenings) {
    Set<String> contacts = new LinkedHashSet<>();
    happenings.forEach(h -> contacts.add(h.contactId));
    contacts.remove("");
    Map<String, String> profiles = outbox.profiles(contacts);
    Map<String, String> emails = emails(happenings, profiles);
    List<FeedbackEvent> out = new ArrayList<>();
    for (Happening h : happenings) {
      String profile = profiles.get(h.contactId);
      String email = h.email.isEmpty() ? emails.get(h.contactId) : h.email;
      if (profile == null && email != null) {
        profile = byEmail(email);
      }
      if (profile == null && email == null) {
        continue;
      }
      Map<String, Object> properties = new LinkedHashMap<>(h.properties);
      Object mailing = properties.get("mailingId");
      if (mailing != null) {
        describe(mailing.toString(), h.type, properties);
      }
      out.add(new FeedbackEvent(h.id, h.type, profile, email, h.time, properties));
    }
    return out;
  }

  private String byEmail(String email) {
    String key = Outbox.emailKey(email.trim().toLowerCase(java.util.Locale.ROOT));
    for (OutboxRow r : outbox.withEmail(key)) {
      if (r.state != OutboxRow.State.DUPLICATE) {
        return r.profileId;
      }
    }
    return null;
  }

  /** Addresses of contacts nobody in the outbox has and whose rows carry none. */
  private Map<String, String> emails(List<Happening> happenings, Map<String, String> profiles) {
    Set<String> ids = new LinkedHashSet<>();
    for (Happening h : happenings) {
      if (h.email.isEmpty() && !h.contactId.isEmpty() && !profiles.containsKey(h.contactId)) {
        ids.add(h.contactId);
      }
    }
    Map<String, String> out = new HashMap<>();
    List<String> all = new ArrayList<>(ids);
    for (int i = 0; i < all.size(); i += LOOKUP) {
      String some = String.join(",", all.subList(i, Math.min(all.size(), i + LOOKUP)));
      JsonNode found =
          client
              .get(
                  "/api/contacts?search="
                      + ContactWrites.encode("ids:" + some)
                      + "&minimal=true&limit="
                      + LOOKUP)
              .body
              .path("contacts");
      for (JsonNode c : Shapes.entities(found)) {
        String email = c.path("fields").path("all").path("email").asText("");
        if (!email.isEmpty()) {
          out.put(String.valueOf(Shapes.id(c)), email);
        }
      }
    }
    return out;
  }

  /** The subject and, of what was sent, the fields of ours that it showed. */
  private void describe(String mailingId, String type, Map<String, Object> properties) {
    Mailings.Mailing mailing = mailings.get(mailingId);
    if (mailing == null) {
      return;
    }
    if (!mailing.subject.isEmpty()) {
      properties.put("subject", mailing.subject);
    }
    List<String> shown = new ArrayList<>();
    mailing.fields.stream().filter(keys::containsKey).forEach(a -> shown.add(keys.get(a)));
    if (type.equals("mailSent") && !shown.isEmpty()) {
      properties.put("fields", shown);
    }
  }
}
