/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a subscriber gets by mail and does with it, until unsubscribing or until it bounces. */
final class Mailbox {
  private static final double CART_SHARE = 0.12;

  /** Share of those who unsubscribe that withdraw their consent altogether. */
  private static final double WITHDRAWS = 0.25;

  private final World world;
  private final Customer customer;
  private final Truth truth;
  private final Journal journal;

  Mailbox(World world, Customer customer, Truth truth, Journal journal) {
    this.world = world;
    this.customer = customer;
    this.truth = truth;
    this.journal = journal;
  }

  void live() {
    Instant until = world.end;
    for (Mailing mailing : world.mailPlan.mailings()) {
      Draw draw =
          Draw.of(
              world.seed ^ Draw.mix(mailing.sendAt.getEpochSecond()),
              Draw.Stream.MAILS,
              customer.index);
      Instant sent = mailing.sendAt.plusSeconds(draw.whole(0, 900));
      if (sent.isAfter(truth.joined().plusSeconds(3600)) && sent.isBefore(until)) {
        until = receive(mailing, sent, draw);
      }
    }
  }

  /** Returns until when further mails are sent to this person. */
  private Instant receive(Mailing mailing, Instant sent, Draw draw) {
    add(mailing, sent, "mailSent");
    boolean reachable = sent.isBefore(truth.addressUntil());
    boolean alive = sent.isBefore(truth.aliveUntil());
    MailBehaviour.Outcome o =
        MailBehaviour.of(customer, sent, mailing.theme, alive, reachable, draw);
    if (o.bounced) {
      add(mailing, sent.plusSeconds(draw.whole(2, 300)), "mailBounce");
      return reachable ? world.end : sent;
    }
    MailTraffic traffic = new MailTraffic(mailing, customer, journal, world.seed);
    traffic.scan(sent);
    if (o.machineOpen != null) {
      traffic.prefetch(o.machineOpen, o.machineIsKnown);
    }
    if (o.open != null) {
      traffic.humanOpen(o.open);
    }
    if (o.click != null) {
      click(traffic, mailing, o.click, draw);
    }
    if (o.complained) {
      Instant at = sent.plus(Duration.ofMinutes(draw.whole(10, 2000)));
      add(mailing, at, "mailComplaint");
      return at;
    }
    if (o.unsubscribe != null) {
      add(mailing, o.unsubscribe, "mailUnsubscribe");
      if (draw.chance(WITHDRAWS)) {
        journal.tell(Map.of(), Map.of("newsletter", false));
      }
      return o.unsubscribe;
    }
    return world.end;
  }

  private void click(MailTraffic traffic, Mailing mailing, Instant at, Draw draw) {
    String path = traffic.path();
    traffic.humanClick(at, path);
    if (customer.mailClient.recognised) {
      Visit.Depth depth = draw.chance(CART_SHARE) ? Visit.Depth.CART : Visit.Depth.LOOK;
      new Visit(world, customer, journal, draw, at.plusSeconds(2)).live(depth, mailing.theme, path);
    }
  }

  private void add(Mailing mailing, Instant at, String type) {
    journal.add(at, type, null, "mailingId", mailing.id, "subject", mailing.subject);
  }
}
