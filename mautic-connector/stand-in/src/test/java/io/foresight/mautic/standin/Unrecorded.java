/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What is known to have happened on the real installation between the recorded exchanges. */
final class Unrecorded {
  private Unrecorded() {}

  static void before(String name, MauticStandIn s, TestClock clock) {
    switch (name) {
      case "trap_number_fraction_patch":
      case "trap_number_zero_patch":
        set(s, 1, "unomi_num", 42.0);
        set(s, 1, "unomi_score", 42.5);
        break;
      case "trap_score_as_text":
        set(s, 1, "unomi_txt", "hello");
        break;
      case "trap_patch_zero":
      case "trap_patch_frac":
      case "trap_patch_fracstr":
        set(s, 1, "unomi_num", 42.0);
        set(s, 1, "unomi_score", 42.5);
        set(s, 1, "unomi_txt", "t");
        break;
      case "trap_patch_dtbad":
      case "trap_patch_epoch":
        set(s, 1, "unomi_dt", "2026-11-20 10:15:00");
        break;
      case "contact_new_when_dups_exist":
        add(s, 501, "same1@example.com");
        add(s, 502, "same1@example.com");
        break;
      case "contact_new_conflicting_keys":
        add(s, 511, "ua@t.example");
        add(s, 512, "ub@t.example").values.put("unomi_profile_id", "UB");
        break;
      case "merged_id_get":
        s.merge(8, 262);
        break;
      case "stats_email_stats":
        s.react().opened(1, Instant.parse("2026-11-22T01:24:06Z"), "Chrome/120");
        s.react().opened(1, Instant.parse("2026-11-22T01:24:07Z"), "Chrome/120");
        s.react().clicked(1, "http://127.0.0.1:8027/landing?x=1", clock.instant());
        break;
      case "email_send_smtp_down":
        s.state.smtpDown = true;
        break;
      case "rate_limited":
        s.faults().next(1, Fault.rateLimited(Duration.ofMinutes(5)));
        break;
      case "api_disabled":
        s.auth.apiEnabled = false;
        break;
      case "basic_auth_disabled":
        s.auth.basicEnabled = false;
        break;
      case "contact_blank_patch_3":
      case "contact_blank_patch_4":
      case "contact_blank_new_0":
      case "contact_blank_new_1":
      case "contact_blank_new_2":
      case "contact_blank_new_3":
        set(s, 1, "firstname", "Alice");
        break;
      case "dnc_add_reason_bad":
      case "dnc_add_sms":
        s.state.contacts.get(8).dnc.clear();
        break;
      case "email_send_contact_tokens":
        s.state.contacts.email(s.state.contacts.get(1), "alice@example.com");
        break;
      case "send_noemail":
        s.state.contacts.add(new Contact(5, s.state.now(), "Ada Admin", 1));
        break;
      case "contact_after_scale":
        s.state.fields.nextId(71);
        for (String alias : new String[] {"unomi_cl255", "unomi_cl64"}) {
          Map<String, Object> field = Json.map("label", alias.substring(6), "alias", alias);
          s.state.fields.create(field, s.state.now());
        }
        break;
      default:
        break;
    }
  }

  static void after(String name, MauticStandIn s) {
    s.state.smtpDown = false;
    s.auth.apiEnabled = true;
    s.auth.basicEnabled = true;
  }

  private static void set(MauticStandIn s, long id, String alias, Object value) {
    s.state.contacts.get(id).values.put(alias, value);
  }

  private static Contact add(MauticStandIn s, long id, String email) {
    Contact c = new Contact(id, s.state.now(), "Ada Admin", 1);
    c.values.put("email", email);
    s.state.contacts.add(c);
    return c;
  }
}
