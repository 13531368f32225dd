/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionKindTest {
  private static MappedEvent.Builder event(Role role) {
    return MappedEvent.builder(role, "p", 1_000).products(List.of("a"));
  }

  @Test
  void everyRole_isWhatItIsToAnItem() {
    Map<Role, InteractionKind> kinds = new EnumMap<>(Role.class);
    kinds.put(Role.PRODUCT_VIEW, InteractionKind.VIEW);
    kinds.put(Role.MAIL_CLICK, InteractionKind.CLICK);
    kinds.put(Role.CART_ADD, InteractionKind.CART);
    kinds.put(Role.CART_REMOVE, InteractionKind.CART_REMOVE);
    kinds.put(Role.ORDER, InteractionKind.ORDER);
    kinds.put(Role.PREFERENCE, InteractionKind.LIKE);
    for (Role role : Role.values()) {
      assertThat(InteractionKind.of(event(role).build())).as("%s", role).isEqualTo(kinds.get(role));
    }
  }

  @Test
  void goodRating_isLiked_badOneDisliked_theMiddleNothing() {
    double[] of = {0, 0.4, 0.41, 0.69, 0.7, 1};
    InteractionKind[] is = {
      InteractionKind.DISLIKE,
      InteractionKind.DISLIKE,
      null,
      null,
      InteractionKind.LIKE,
      InteractionKind.LIKE
    };
    for (int i = 0; i < of.length; i++) {
      assertThat(InteractionKind.of(event(Role.RATING).rating(of[i]).build())).isEqualTo(is[i]);
    }
    // As stars come: 2 of 5 and 7 of 10 lie on the borders.
    assertThat(InteractionKind.of(event(Role.RATING).rating(2 / 5.0).build()))
        .isEqualTo(InteractionKind.DISLIKE);
    assertThat(InteractionKind.of(event(Role.RATING).rating(7 / 10.0).build()))
        .isEqualTo(InteractionKind.LIKE);
  }

  @Test
  void statedNo_isDisliked() {
    for (String no : List.of("no", "FALSE", "never")) {
      assertThat(InteractionKind.of(event(Role.PREFERENCE).preference("interest", no).build()))
          .isEqualTo(InteractionKind.DISLIKE);
    }
    assertThat(InteractionKind.of(event(Role.PREFERENCE).preference("interest", "yes").build()))
        .isEqualTo(InteractionKind.LIKE);
  }

  @Test
  void clickOfAMachine_isNothing() {
    assertThat(InteractionKind.of(event(Role.MAIL_CLICK).machine(true).build())).isNull();
  }

  @Test
  void dislike_weighsAgainstTheItem() {
    Trace t = new Trace(InteractionWeights.DEFAULT);
    t.fold(event(Role.PRODUCT_VIEW).build());
    t.fold(event(Role.RATING).rating(0.2).build());
    assertThat(t.history(h -> 0, 2_000).weight(0)).isZero();
  }
}
