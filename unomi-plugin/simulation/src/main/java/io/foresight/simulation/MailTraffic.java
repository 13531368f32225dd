/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens and clicks of one mail as the sender records them: the human ones with user agent and
 * address, and those of machines, which nobody marks reliably.
 */
final class MailTraffic {
  /** Machines that the sending platform recognises itself. */
  private static final double RECOGNISED = 0.4;

  private final Mailing mailing;
  private final MailClient client;
  private final Journal journal;
  private final Draw draw;

  MailTraffic(Mailing mailing, Customer customer, Journal journal, long seed) {
    this.mailing = mailing;
    this.client = customer.mailClient;
    this.journal = journal;
    long key = seed ^ Draw.mix(mailing.sendAt.getEpochSecond());
    this.draw = Draw.of(key, Draw.Stream.TRAFFIC, customer.index);
  }

  void humanOpen(Instant at) {
    String agent = client.openAgent(draw);
    add("mailOpen", at, null, agent, client.openAddress(agent, draw), false, false);
  }

  void humanClick(Instant at, String path) {
    add("mailClick", at, path, client.clickAgent(draw), client.address(draw), false, false);
    if (draw.chance(0.08)) {
      Instant again = at.plusSeconds(draw.whole(15, 240));
      add("mailClick", again, "/sale", client.clickAgent(draw), client.address(draw), false, false);
    }
  }

  /** Apple's machine loads pictures when it likes to: soon after delivery, or when on power. */
  void prefetch(Instant soon, boolean known) {
    Instant at = soon;
    if (draw.chance(0.35)) {
      at = soon.plusSeconds((long) (600 * Math.exp(draw.uniform() * Math.log(120))));
    }
    String agent = client.prefetchAgent(draw);
    boolean said = known && draw.chance(RECOGNISED);
    add("mailOpen", at, null, agent, client.prefetchAddress(draw), said, true);
  }

  /** The gateway follows links, mostly all of them within seconds, sometimes one hours later. */
  void scan(Instant sent) {
    if (client.gateway == MailClient.Gateway.NONE || !draw.chance(0.75)) {
      return;
    }
    Instant at =
        draw.chance(0.7)
            ? sent.plusMillis(draw.whole(800, 25_000))
            : sent.plusSeconds((long) (60 * Math.exp(draw.uniform() * Math.log(300))));
    String agent = client.scannerAgent(draw);
    String address = client.scannerAddress(draw);
    if (draw.chance(0.5)) {
      add("mailOpen", at, null, agent, address, false, true);
    }
    List<String> links = new ArrayList<>(List.of(path(), "/", "/sale", "/account", "/terms"));
    int many = draw.chance(0.65) ? draw.whole(3, links.size()) : 1;
    for (int n = 0; n < many; n++) {
      at = at.plus(Duration.ofMillis(draw.whole(40, 1800)));
      String link = links.remove(draw.whole(0, links.size() - 1));
      boolean said = client.gateway == MailClient.Gateway.NAMED && draw.chance(RECOGNISED);
      add("mailClick", at, link, agent, address, said, true);
    }
  }

  String path() {
    return mailing.theme == Mailing.MIXED ? "/" : "/" + Category.at(mailing.theme).label();
  }

  private void add(
      String type,
      Instant at,
      @Nullable String path,
      @Nullable String agent,
      @Nullable String address,
      boolean said,
      boolean machine) {
    List<Object> p = new ArrayList<>();
    p.addAll(List.of("mailingId", mailing.id, "subject", mailing.subject));
    if (path != null) {
      p.addAll(List.of("url", "https://shop.example.org" + path));
    }
    if (agent != null) {
      p.addAll(List.of("userAgent", agent));
    }
    if (address != null) {
      p.addAll(List.of("address", address));
    }
    p.addAll(List.of("machine", said));
    journal.add(at, type, null, p.toArray());
    if (machine) {
      journal.byMachine();
    }
  }
}
