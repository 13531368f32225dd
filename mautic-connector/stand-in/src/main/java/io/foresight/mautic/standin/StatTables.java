/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables behind {@code /api/stats}. Guarded by the state's lock. */
final class StatTables {
  static final Map<String, List<String>> COLUMNS =
      Map.of(
          "email_stats",
              List.of(
                  "id",
                  "email_id",
                  "lead_id",
                  "list_id",
                  "copy_id",
                  "ip_id",
                  "email_address",
                  "date_sent",
                  "is_read",
                  "is_failed",
                  "viewed_in_browser",
                  "date_read",
                  "tracking_hash",
                  "retry_count",
                  "source",
                  "source_id",
                  "open_count",
                  "last_opened",
                  "open_details",
                  "tokens"),
          "page_hits",
              List.of(
                  "id",
                  "page_id",
                  "redirect_id",
                  "email_id",
                  "lead_id",
                  "ip_id",
                  "device_id",
                  "date_hit",
                  "date_left",
                  "country",
                  "region",
                  "city",
                  "isp",
                  "organization",
                  "code",
                  "referer",
                  "url",
                  "url_title",
                  "user_agent",
                  "remote_host",
                  "page_language",
                  "browser_languages",
                  "tracking_id",
                  "source",
                  "source_id",
                  "query"),
          "lead_donotcontact",
              List.of("id", "lead_id", "date_added", "reason", "channel", "channel_id", "comments"),
          "lead_lists_leads",
              List.of("leadlist_id", "lead_id", "date_added", "manually_removed", "manually_added"),
          "channel_url_trackables",
              List.of("channel_id", "redirect_id", "channel", "hits", "unique_hits"),
          "page_redirects",
              List.of(
                  "id",
                  "is_published",
                  "date_added",
                  "created_by",
                  "created_by_user",
                  "redirect_id",
                  "url",
                  "hits",
                  "unique_hits"),
          "email_stats_devices", List.of("id", "device_id", "stat_id", "ip_id", "date_opened"),
          "email_stat_replies", List.of("id", "stat_id", "date_replied", "message_id"),
          "campaign_lead_event_log", List.of("id", "campaign_id", "lead_id", "event_id"),
          "lead_frequencyrules", List.of("id", "lead_id", "channel", "frequency_number"));

  private final Map<String, List<Map<String, Object>>> rows = new HashMap<>();

  /**
   * Rows of a table in the order of their insertion; some are derived from contacts and segments.
   */
  List<Map<String, Object>> rows(String table, State state) {
    if (table.equals("lead_donotcontact")) {
      return doNotContact(state);
    }
    if (table.equals("lead_lists_leads")) {
      return memberships(state);
    }
    return rows.computeIfAbsent(table, t -> new ArrayList<>());
  }

  private static List<Map<String, Object>> doNotContact(State state) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Contact c : state.contacts.all()) {
      for (Contact.Dnc d : c.dnc) {
        out.add(
            Json.map(
                "id", d.id,
                "lead_id", c.id,
                "date_added", d.dateAdded,
                "reason", d.reason,
                "channel", d.channel,
                "comments", d.comments));
      }
    }
    out.sort((a, b) -> Long.compare((long) a.get("id"), (long) b.get("id")));
    return out;
  }

  private static List<Map<String, Object>> memberships(State state) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Segment s : state.segments.values()) {
      new TreeMap<>(s.members)
          .forEach(
              (lead, since) ->
                  out.add(
                      Json.map(
                          "leadlist_id",
                          s.id,
                          "lead_id",
                          lead,
                          "date_added",
                          since,
                          "manually_removed",
                          0,
                          "manually_added",
                          1)));
    }
    return out;
  }
}
