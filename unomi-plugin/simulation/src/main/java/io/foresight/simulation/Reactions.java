/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The recipients react: who opens, clicks, unsubscribes from or never receives a mailing. People of
 * the simulated shop behave as in their history; other addresses belong to people drawn from the
 * address, so that they too behave the same each time.
 */
public final class Reactions {
  private static final Pattern OWN = Pattern.compile("\\w+\\.\\w+\\.(\\d{1,6})@example\\.\\w+");

  private final long seed;
  private final @Nullable World world;

  /**
   * Recipients that no simulated shop knows.
   *
   * @param seed decides what is left to chance
   */
  public Reactions(long seed) {
    this(seed, null);
  }

  Reactions(long seed, @Nullable World world) {
    this.seed = seed;
    this.world = world;
  }

  /**
   * What recipients do with one mailing.
   *
   * @param mailing names the mailing; the same one is reacted to in the same way
   * @param sent when it was sent
   * @param emails recipients; order and duplicates do not matter
   * @return reactions by address, and by time within an address
   */
  public List<Reaction> to(String mailing, Instant sent, Collection<String> emails) {
    List<Reaction> out = new ArrayList<>();
    for (String email : new TreeSet<>(emails)) {
      long key = hash(email.toLowerCase(Locale.ROOT) + '\n' + mailing);
      Draw draw = Draw.of(seed, Draw.Stream.REACTIONS, key);
      add(out, email, react(email, sent, draw), sent);
    }
    return out;
  }

  private MailBehaviour.Outcome react(String email, Instant sent, Draw draw) {
    Customer own = own(email);
    boolean reachable = !draw.chance(0.01);
    boolean alive = draw.chance(0.75);
    if (own == null) {
      Customer stranger = Customer.of(seed, -1 - (int) (hash(email) >>> 33));
      return MailBehaviour.of(stranger, sent, Mailing.MIXED, alive, reachable, draw);
    }
    if (world != null) {
      Truth truth = new Truth(world, own);
      reachable = sent.isBefore(truth.addressUntil());
      alive = sent.isBefore(truth.aliveUntil());
    }
    return MailBehaviour.of(own, sent, Mailing.MIXED, alive, reachable, draw);
  }

  private @Nullable Customer own(String email) {
    Matcher m = OWN.matcher(email.toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return null;
    }
    Customer c = Customer.of(seed, Integer.parseInt(m.group(1)));
    return c.names.email.equalsIgnoreCase(email) ? c : null;
  }

  private static void add(List<Reaction> out, String email, MailBehaviour.Outcome o, Instant sent) {
    if (o.bounced) {
      out.add(new Reaction(email, Reaction.Kind.BOUNCE, sent.plusSeconds(5), false));
      return;
    }
    List<Reaction> opens = new ArrayList<>();
    if (o.machineOpen != null) {
      opens.add(new Reaction(email, Reaction.Kind.OPEN, o.machineOpen, true));
    }
    if (o.open != null) {
      opens.add(new Reaction(email, Reaction.Kind.OPEN, o.open, false));
    }
    opens.sort(Comparator.comparing(Reaction::at));
    out.addAll(opens);
    if (o.click != null) {
      out.add(new Reaction(email, Reaction.Kind.CLICK, o.click, false));
    }
    if (o.unsubscribe != null) {
      out.add(new Reaction(email, Reaction.Kind.UNSUBSCRIBE, o.unsubscribe, false));
    }
  }

  private static long hash(String s) {
    long h = 1125899906842597L;
    for (int i = 0; i < s.length(); i++) {
      h = Draw.mix(31 * h + s.charAt(i));
    }
    return h;
  }
}
