/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /_standin/}: how another process drives the stand-in. Needs no authorisation. */
final class ControlApi {
  private final State state;
  private final Faults faults;
  private final Journal journal;

  ControlApi(State state, Faults faults, Journal journal) {
    this.state = state;
    this.faults = faults;
    this.journal = journal;
  }

  void routes(Router r) {
    r.on("POST", "/_standin/react", this::react);
    r.on("GET", "/_standin/journal", c -> Answer.ok(journal.summary()));
    r.on("POST", "/_standin/journal/clear", this::clear);
    r.on("POST", "/_standin/faults", this::fault);
    r.on("GET", "/_standin/summary", c -> Answer.ok(summary()));
  }

  private Answer clear(Call c) {
    journal.clear();
    return Answer.ok(journal.summary());
  }

  /**
   * {@code {"events":[{"type":"sent|open|click|unsubscribe|bounce","email":..,"mailing":name,
   * "subject":..,"time":ISO,"url":..,"userAgent":..}]}}; unknown addresses are counted, not errors.
   */
  private Answer react(Call c) {
    int done = 0;
    int unknown = 0;
    Object events = c.object().get("events");
    for (Object o : events instanceof List ? Json.asList(events) : List.of()) {
      if (one(Json.asMap(o))) {
        done++;
      } else {
        unknown++;
      }
    }
    return Answer.ok(Json.map("done", done, "unknown", unknown));
  }

  private boolean one(Map<String, Object> e) {
    String type = String.valueOf(e.get("type"));
    String email = String.valueOf(e.get("email"));
    Object when = e.get("time");
    Instant time = when == null ? state.options.clock().instant() : Instant.parse((String) when);
    if (state.contacts.withEmail(email).isEmpty()) {
      return false;
    }
    Reactions r = state.reactions;
    if (type.equals("unsubscribe")) {
      r.unsubscribed(email, time);
      return true;
    }
    if (type.equals("bounce")) {
      r.bounced(email, time);
      return true;
    }
    String mailing = String.valueOf(e.get("mailing"));
    long id = r.mailing(mailing, String.valueOf(e.getOrDefault("subject", mailing)));
    if (type.equals("sent")) {
      return r.sent(id, email, time) > 0;
    }
    long stat = r.stat(id, email);
    if (stat < 0) {
      return false;
    }
    if (type.equals("open")) {
      r.opened(stat, time, String.valueOf(e.getOrDefault("userAgent", "Mozilla/5.0")));
    } else if (type.equals("click")) {
      r.clicked(stat, String.valueOf(e.getOrDefault("url", "https://shop.example/")), time);
    } else {
      throw new Refusal(Answer.refused(400, "unknown type " + type, Map.of()));
    }
    return true;
  }

  /**
   * {@code {"count":1,"fault":"500|garbage|slow|reset|lost-answer","millis":0,"requests":regex}}.
   */
  private Answer fault(Call c) {
    Map<String, Object> b = c.object();
    Fault f =
        Fault.named(String.valueOf(b.get("fault")), (long) Php.number(b.getOrDefault("millis", 0)));
    int count = (int) Php.number(b.getOrDefault("count", 1));
    faults.next(count, f, String.valueOf(b.getOrDefault("requests", ".* /api/.*")));
    return Answer.ok(Json.map("planned", count));
  }

  private Map<String, Object> summary() {
    Map<String, Object> members = Json.map();
    state.segments.values().forEach(s -> members.put(s.alias, s.members.size()));
    return Json.map(
        "version", state.options.version(),
        "contacts", state.contacts.all().size(),
        "doNotContact", state.tables.rows("lead_donotcontact", state).size(),
        "segments", members,
        "sent", state.tables.rows("email_stats", state).size(),
        "clicks", state.tables.rows("page_hits", state).size());
  }
}
