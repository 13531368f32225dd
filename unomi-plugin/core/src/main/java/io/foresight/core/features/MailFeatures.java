/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Feature.ratio;
import static io.foresight.core.features.Feature.smoothed;

import io.foresight.core.event.Role;

/** How somebody deals with mails. Rates lean towards usual ones until there is evidence. */
final class MailFeatures {
  private static final double USUAL_OPENS = 0.2;
  private static final double USUAL_CLICKS = 0.03;
  private static final double STRENGTH = 10;

  private MailFeatures() {}

  static void addTo(Feature.Catalogue c) {
    c.add("mails_sent", "mails sent so far", m -> m.count(Role.MAIL_SENT));
    for (int days : new int[] {7, 30, 90}) {
      c.add(
          "mails_sent_" + days + "d",
          "mails sent in the last " + days + " days",
          m -> m.within(TimeBuckets.SENT, days));
    }
    for (int days : new int[] {30, 90, 365}) {
      c.add(
          "mail_clicks_" + days + "d",
          "clicks in mails in the last " + days + " days",
          m -> m.within(TimeBuckets.CLICKS, days));
    }
    for (int days : new int[] {30, 90}) {
      c.add(
          "mail_opens_fading_" + days + "d",
          "mails opened, older ones fading by half every " + days + " days",
          m -> m.decayed(Role.MAIL_OPEN, days));
      c.add(
          "mail_clicks_fading_" + days + "d",
          "clicks in mails, older ones fading by half every " + days + " days",
          m -> m.decayed(Role.MAIL_CLICK, days));
    }
    c.add("open_rate", "share of mails opened", m -> rate(m, Role.MAIL_OPEN, 365, USUAL_OPENS));
    c.add("click_rate", "share of mails clicked", m -> rate(m, Role.MAIL_CLICK, 365, USUAL_CLICKS));
    c.add(
        "click_rate_recent",
        "share of mails clicked lately",
        m -> rate(m, Role.MAIL_CLICK, 30, USUAL_CLICKS));
    c.add(
        "click_to_open_rate",
        "share of opened mails that were clicked",
        m -> smoothed(m.count(Role.MAIL_CLICK), m.count(Role.MAIL_OPEN), 0.15, 5));
    c.add("mails_since_click", "mails sent since the last click", MailFeatures::sentSinceClick);
    c.add("mail_unsubscribes", "unsubscribes so far", m -> m.count(Role.MAIL_UNSUBSCRIBE));
    c.add("mail_bounces", "bounced mails so far", m -> m.count(Role.MAIL_BOUNCE));
    c.add("mail_complaints", "complaints about mails so far", m -> m.count(Role.MAIL_COMPLAINT));
    c.add(
        "machine_open_share",
        "share of opens made by machines",
        m ->
            ratio(
                m.state.machineOpens.count, m.state.machineOpens.count + m.count(Role.MAIL_OPEN)));
  }

  private static double rate(Moment m, Role what, int halfLifeDays, double usual) {
    double sent = m.decayed(Role.MAIL_SENT, halfLifeDays);
    return smoothed(m.decayed(what, halfLifeDays), sent, usual, STRENGTH);
  }

  // By whole days, within the 400 days that are kept; without a click: all.
  private static double sentSinceClick(Moment m) {
    Activity clicks = m.state.roles[Role.MAIL_CLICK.ordinal()];
    return clicks == null
        ? m.count(Role.MAIL_SENT)
        : m.state.buckets.since(TimeBuckets.SENT, Days.of(clicks.last) + 1, m.state.orderDays);
  }
}
