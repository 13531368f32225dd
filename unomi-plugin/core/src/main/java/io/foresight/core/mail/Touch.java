/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.event.MailTouch;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;

/** What is known of one open or click, before it is compared with the crowd. */
final class Touch {
  final boolean click;

  /** Seconds since the mail was sent; NaN when no sending is known. */
  final float delay;

  /** Different links followed within one burst; 0 for an open without clicks near it. */
  final int links;

  /** For a click 1 when no open came before it, 0 when one did; NaN for opens. */
  final float unopened;

  /** 1 when noticed without pictures being loaded, 0 with; NaN when unknown. */
  final float blind;

  final boolean listed;
  final AgentKind agent;

  /** The network it came from, 0 when unknown. */
  final long place;

  /** Hour of the day, UTC. */
  final int hour;

  /** Activity of the person around this hour, and in all. */
  final float atHour;

  final float activity;

  /** What the person did next shows that it was a person; false when unknown, too. */
  final boolean confirmed;

  final boolean statedMachine;

  Touch(
      MappedEvent e,
      MailFilterOptions options,
      double delay,
      int links,
      float unopened,
      double atHour,
      double activity,
      boolean confirmed) {
    MailTouch t = e.mail();
    this.click = e.role() == Role.MAIL_CLICK;
    this.delay = (float) delay;
    this.links = links;
    this.unopened = unopened;
    Boolean images = t == null ? null : t.images();
    this.blind = images == null ? Float.NaN : images ? 0 : 1;
    this.listed = t != null && options.ranges().contains(t.address());
    this.agent = options.agents().kind(t == null ? null : t.userAgent());
    this.place = Addresses.place(t == null ? null : t.address());
    this.hour = hour(e.time());
    this.atHour = (float) atHour;
    this.activity = (float) activity;
    // What follows may be by chance; a machine that says so outweighs it.
    boolean certain = listed || agent == AgentKind.SCANNER || agent == AgentKind.PREFETCH;
    this.confirmed = confirmed && !certain;
    this.statedMachine = e.statedMachine();
  }

  static int hour(long time) {
    return (int) (Math.floorMod(time, 86_400_000L) / 3_600_000L);
  }
}
