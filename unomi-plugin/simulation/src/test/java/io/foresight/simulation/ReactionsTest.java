/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReactionsTest {
  private static final Instant SENT = Instant.parse("2026-11-22T09:00:00Z");
  private static final Function<Reaction, String> TEXT =
      r -> r.email() + r.kind() + r.at() + r.machine();

  @Test
  void sameMailing_isReactedToInTheSameWay_inAnyOrderOfRecipients() {
    List<String> emails = emails(Shops.large());
    List<String> backwards = new ArrayList<>(emails);
    Collections.reverse(backwards);
    backwards.add(emails.get(0));
    Reactions reactions = Shops.large().reactions();
    assertThat(reactions.to("m", SENT, backwards).stream().map(TEXT).collect(Collectors.toList()))
        .isEqualTo(reactions.to("m", SENT, emails).stream().map(TEXT).collect(Collectors.toList()));
  }

  @Test
  void otherMailing_isReactedToDifferently() {
    List<String> emails = emails(Shops.large());
    Reactions reactions = Shops.large().reactions();
    assertThat(reactions.to("m", SENT, emails).stream().map(TEXT).collect(Collectors.toList()))
        .isNotEqualTo(
            reactions.to("n", SENT, emails).stream().map(TEXT).collect(Collectors.toList()));
  }

  @Test
  void allKinds_occur_inBelievableShares_neverBeforeTheMail() {
    List<String> emails = emails(Shops.large());
    List<Reaction> all = Shops.large().reactions().to("m", SENT, emails);
    assertThat(all).allMatch(r -> r.at().isAfter(SENT));
    assertThat(share(all, Reaction.Kind.OPEN, emails)).isBetween(0.3, 0.8);
    assertThat(share(all, Reaction.Kind.CLICK, emails)).isBetween(0.005, 0.08);
    assertThat(share(all, Reaction.Kind.UNSUBSCRIBE, emails)).isBetween(0.0005, 0.03);
    assertThat(share(all, Reaction.Kind.BOUNCE, emails)).isBetween(0.001, 0.08);
    assertThat(all).anyMatch(Reaction::machine);
  }

  @Test
  void theShopsEngagedPeople_openMore() {
    SimulatedShop shop = Shops.large();
    List<String> engaged = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < shop.profiles(); i++) {
      Truth t = shop.truthOf(i);
      (t.engagement() > 0.35 ? engaged : others).add(t.email());
    }
    assertThat(humanOpens(shop, engaged)).isGreaterThan(1.8 * humanOpens(shop, others));
  }

  @Test
  void strangersReactToo() {
    List<String> emails = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      emails.add("1" + i + "@example.org");
    }
    List<Reaction> all = new Reactions(3).to("m", SENT, emails);
    assertThat(share(all, Reaction.Kind.OPEN, emails)).isBetween(0.25, 0.8);
  }

  @Test
  void nobodyWrittenTo_nobodyReacts() {
    assertThat(new Reactions(3).to("m", SENT, List.of())).isEmpty();
  }

  private static double humanOpens(SimulatedShop shop, List<String> emails) {
    List<Reaction> all = shop.reactions().to("m", SENT, emails);
    all.removeIf(Reaction::machine);
    return share(all, Reaction.Kind.OPEN, emails);
  }

  private static double share(List<Reaction> all, Reaction.Kind kind, List<String> emails) {
    long people =
        all.stream().filter(r -> r.kind() == kind).map(Reaction::email).distinct().count();
    return (double) people / emails.size();
  }

  private static List<String> emails(SimulatedShop shop) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < shop.profiles(); i++) {
      out.add(shop.truthOf(i).email());
    }
    return out;
  }
}
