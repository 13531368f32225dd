/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets recipients react: fills the tables from which a connector reads back. Thread-safe. */
public final class Reactions {
  private final State state;
  private final Map<Long, Map<String, Object>> stats = new HashMap<>();
  private final Map<String, Long> latest = new HashMap<>();
  private final Map<Long, List<Object>> details = new HashMap<>();

  Reactions(State state) {
    this.state = state;
  }

  /** Makes an e-mail of that name unless it is there; returns its id. */
  public long mailing(String name, String subject) {
    return state.locked(
        () -> {
          for (Map<String, Object> e : state.emails.values()) {
            if (name.equals(e.get("name"))) {
              return (long) e.get("id");
            }
          }
          Map<String, Object> body = Json.map("name", name, "subject", subject);
          return (long) new EmailsApi(state).make(body, "list", "stand-in", null).get("id");
        });
  }

  /** Sends; returns the id of the stat, or -1 if no contact has the address. */
  public long sent(long mailing, String email, Instant time) {
    return state.locked(
        () -> {
          List<Contact> found = state.contacts.withEmail(email);
          if (found.isEmpty()) {
            return -1L;
          }
          state.mails.send(mailing, found.get(0), Map.of());
          return sentRow(mailing, found.get(0), Moments.stored(time));
        });
  }

  long sentRow(long mailing, Contact c, String time) {
    List<Map<String, Object>> rows = state.tables.rows("email_stats", state);
    long id = rows.size() + 1L;
    Map<String, Object> row =
        Json.map(
            "id",
            id,
            "email_id",
            mailing,
            "lead_id",
            c.id,
            "email_address",
            c.email(),
            "date_sent",
            time,
            "is_read",
            0,
            "is_failed",
            0,
            "viewed_in_browser",
            0,
            "date_read",
            null,
            "tracking_hash",
            String.format(Locale.ROOT, "%022x", id * 0x9E3779B9L),
            "retry_count",
            0,
            "source",
            "api",
            "source_id",
            0,
            "open_count",
            0,
            "last_opened",
            null,
            "open_details",
            "a:0:{}");
    rows.add(row);
    stats.put(id, row);
    latest.put(key(mailing, c.email()), id);
    return id;
  }

  /** The latest stat of a mailing to an address, or -1. */
  public long stat(long mailing, String email) {
    return state.locked(() -> latest.getOrDefault(key(mailing, email), -1L));
  }

  /** Opens; a machine gives itself away by its user agent. */
  public void opened(long stat, Instant time, String userAgent) {
    state.locked(
        () -> {
          Map<String, Object> row = stats.get(stat);
          String t = Moments.stored(time);
          List<Object> all = details.computeIfAbsent(stat, k -> new ArrayList<>());
          all.add(Json.map("datetime", t, "useragent", userAgent, "inBrowser", false));
          row.put("is_read", 1);
          row.put("ip_id", 1);
          if (row.get("date_read") == null) {
            row.put("date_read", t);
          }
          row.put("open_count", all.size());
          row.put("last_opened", t);
          row.put("open_details", Php.serialize(all));
          return null;
        });
  }

  /** Clicks a link of the mail. */
  public void clicked(long stat, String url, Instant time) {
    state.locked(
        () -> {
          Map<String, Object> sent = stats.get(stat);
          List<Map<String, Object>> rows = state.tables.rows("page_hits", state);
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("id", rows.size() + 1L);
          row.put("redirect_id", 1);
          row.put("email_id", sent.get("email_id"));
          row.put("lead_id", sent.get("lead_id"));
          row.put("ip_id", 1);
          row.put("device_id", 1);
          row.put("date_hit", Moments.stored(time));
          for (String unknown : List.of("country", "region", "city", "isp", "organization")) {
            row.put(unknown, "");
          }
          row.put("code", 200);
          row.put("url", url);
          row.put("user_agent", "Mozilla/5.0");
          row.put("browser_languages", "a:0:{}");
          row.put("tracking_id", sent.get("tracking_hash"));
          row.put("query", Php.serialize(Json.map("page_url", url)));
          row.put("source", "email");
          row.put("source_id", sent.get("email_id"));
          rows.add(row);
          return null;
        });
  }

  /** The person unsubscribes. */
  public void unsubscribed(String email, Instant time) {
    doNotContact(email, 1, "User unsubscribed.", time);
  }

  /** The address bounces. */
  public void bounced(String email, Instant time) {
    doNotContact(email, 2, "Mailbox unavailable", time);
  }

  private void doNotContact(String email, int reason, String comments, Instant time) {
    state.locked(
        () -> {
          for (Contact c : state.contacts.withEmail(email)) {
            new ContactWriter(state).dnc(c, "email", reason, comments);
            c.dnc("email").dateAdded = Moments.stored(time);
          }
          return null;
        });
  }

  private static String key(long mailing, String email) {
    return mailing + " " + email.toLowerCase(Locale.ROOT);
  }
}
