/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.live.PendingEvents;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.store.InMemoryProfileStore;
import io.foresight.services.api.LiveChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long MINUTE = TimeUnit.SECONDS.toNanos(61);

  private final InMemoryProfileStore profiles = new InMemoryProfileStore();
  private final ProfileScorer scorer = new ProfileScorer(new FeatureReader(), List.of());
  private final Map<String, Object> configured = new HashMap<>(Map.of("consent.scoring", ""));
  private WriteBehind behind;

  @BeforeEach
  void onePerson() {
    profiles.put("p", new HashMap<>());
    behind = behind();
  }

  private WriteBehind behind() {
    return new WriteBehind(
        profiles,
        () -> scorer,
        () -> new Settings(configured),
        (profile, change) -> {},
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void views_waitAndAreWrittenTogether() {
    assertThat(sees(1).urgent()).isFalse();
    assertThat(sees(2).urgent()).isFalse();
    behind.write(System.nanoTime());
    assertThat(stored()).isZero();

    behind.write(System.nanoTime() + MINUTE);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void manyViews_areWrittenAtTheNextTick() {
    for (int i = 1; i <= 12; i++) {
      behind.write(System.nanoTime());
      assertThat(stored()).isZero();
      assertThat(sees(i).urgent()).isFalse();
    }
    behind.write(System.nanoTime());
    assertThat(stored()).isEqualTo(12);
  }

  @Test
  void eventsOfOneRequest_areAllWritten_thoughThePreviousIsOnTheProfileAlready() {
    Map<String, Object> inRequest = Map.of();
    for (int i = 1; i <= 5; i++) {
      LiveChange change = behind.onEvent("p", inRequest, Map.of(), view(i)).orElseThrow();
      assertThat(change.urgent()).isFalse();
      inRequest = change.content();
      assertThat(count(behind.latest("p", inRequest, Map.of()))).isEqualTo(i);
    }
    behind.write(System.nanoTime() + MINUTE);
    assertThat(stored()).isEqualTo(5);
  }

  @Test
  void whatIsKeptUnpacked_givesTheSameAsWhatIsStored() {
    configured.put("live.maxUnpackedProfiles", "1");
    for (int i = 1; i <= 8; i++) {
      sees(i);
      if (i % 3 == 0) {
        behind.onEvent("another", Map.of(), Map.of(), view(100 + i));
      }
      if (i == 5) {
        behind.write(System.nanoTime() + MINUTE);
        assertThat(stored()).isEqualTo(5);
      }
      assertThat(count(behind.latest("p", foresight(), Map.of()))).isEqualTo(i);
    }
    behind.write(System.nanoTime() + 9 * MINUTE);
    assertThat(stored()).isEqualTo(8);
  }

  @Test
  void segments_areStoredWithTheNextWrite_asTheLastEventLeftThem() {
    profiles.put("p", Map.of("segments", List.of("low", "theirs")));
    sees(1);
    behind.belongs("p", Map.of("high", true, "low", false));
    behind.write(System.nanoTime());
    assertThat(segments()).containsExactlyInAnyOrder("high", "theirs");
    assertThat(stored()).isEqualTo(1);

    sees(2);
    behind.belongs("p", Map.of("high", false));
    sees(3);
    behind.write(System.nanoTime() + MINUTE);
    assertThat(segments()).as("the third took it back").contains("high");
  }

  @Test
  void aProfileThatIsNotStoredYet_isLookedForOnceMore() {
    behind.onEvent("new", Map.of(), Map.of(), view(1));
    behind.write(System.nanoTime() + MINUTE);
    profiles.put("new", new HashMap<>());
    behind.write(System.nanoTime() + 3 * MINUTE);
    assertThat(profiles.get(List.of("new"), List.of("systemProperties")))
        .singleElement()
        .satisfies(p -> assertThat(p.source()).containsKey("systemProperties"));
  }

  @Test
  void whatAnotherRequestOverwrote_isWrittenAgain() {
    sees(1);
    behind.write(System.nanoTime() + MINUTE);
    profiles.put("p", new HashMap<>());

    behind.write(System.nanoTime() + 3 * MINUTE);
    assertThat(stored()).isEqualTo(1);
    behind.write(System.nanoTime() + 6 * MINUTE);
    profiles.put("p", new HashMap<>());
    behind.write(System.nanoTime() + 9 * MINUTE);
    assertThat(stored()).as("seen in the store once, it is settled").isZero();
  }

  @Test
  void anOrder_andTooManyViews_areSavedAtOnce() {
    LiveChange order = behind.onEvent("p", Map.of(), Map.of(), event(Role.ORDER, 0)).orElseThrow();
    assertThat(order.urgent()).isTrue();
    for (int i = 1; i < PendingEvents.PER_PROFILE; i++) {
      assertThat(behind.onEvent("q", Map.of(), Map.of(), view(i)).orElseThrow().urgent()).isFalse();
    }
    MappedEvent last = view(PendingEvents.PER_PROFILE);
    assertThat(behind.onEvent("q", Map.of(), Map.of(), last).orElseThrow().urgent()).isTrue();
  }

  @Test
  void anEventThatCouldNotBeRecognisedLater_isSavedAtOnce() {
    MappedEvent nameless = MappedEvent.builder(Role.PRODUCT_VIEW, "p", NOW.toEpochMilli()).build();
    assertThat(behind.onEvent("p", Map.of(), Map.of(), nameless).orElseThrow().urgent()).isTrue();

    FeatureState many = new FeatureState();
    for (int i = 0; i < 30; i++) {
      many.fold(view(i), NOW.toEpochMilli());
    }
    Map<String, Object> content = Map.of("state", ForesightMap.pack(many));
    for (int i = 1; i <= 40; i++) {
      LiveChange late = behind.onEvent("p", content, Map.of(), view(-3_600 - i)).orElseThrow();
      assertThat(late.urgent()).as("older than all the state remembers").isTrue();
      content = late.content();
      assertThat(count(content)).as("each counted once").isEqualTo(30 + i);
    }
  }

  @Test
  void aDelayOfNothing_letsNothingWait() {
    configured.put("live.writeDelaySeconds", "0");
    assertThat(sees(1).urgent()).isTrue();
    behind.write(System.nanoTime() + MINUTE);
    assertThat(stored()).isZero();
  }

  @Test
  void theSameEventTwice_changesNothingTheSecondTime() {
    sees(1);
    behind.write(System.nanoTime() + MINUTE);
    assertThat(behind.onEvent("p", foresight(), Map.of(), view(1))).isEmpty();
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void latest_knowsWhatWaits() {
    sees(1);
    sees(2);
    assertThat(count(behind.latest("p", Map.of(), Map.of()))).isEqualTo(2);
    behind.write(System.nanoTime() + MINUTE);
    assertThat(count(behind.latest("p", foresight(), Map.of()))).isEqualTo(2);
  }

  @Test
  void whoWithdrewConsentOrIsGone_isNotWritten() {
    sees(1);
    behind.onEvent("nobody", Map.of(), Map.of(), view(2));
    configured.put("consent.scoring", "newsletter");
    behind.write(System.nanoTime() + MINUTE);
    assertThat(foresight()).isEmpty();
    configured.put("consent.scoring", "");
    behind.write(System.nanoTime() + 3 * MINUTE);
    assertThat(foresight()).isEmpty();
  }

  @Test
  void closing_writesEverything() {
    sees(1);
    behind.close();
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void onceStopped_nothingIsWritten() {
    sees(1);
    behind.stop();
    behind.write(System.nanoTime() + MINUTE);
    behind.close();
    assertThat(stored()).isZero();
  }

  @Test
  void aForgottenPerson_staysForgotten() {
    sees(1);
    behind.forget("p");
    behind.close();
    assertThat(stored()).isZero();
  }

  private LiveChange sees(int i) {
    return behind.onEvent("p", foresight(), Map.of(), view(i)).orElseThrow();
  }

  private static MappedEvent view(int second) {
    return event(Role.PRODUCT_VIEW, second);
  }

  private static MappedEvent event(Role role, int second) {
    return MappedEvent.builder(role, "p", NOW.toEpochMilli() + second * 1_000L)
        .id(role + "-" + second)
        .build();
  }

  private List<String> segments() {
    return Fields.of("p", profiles.get(List.of("p"), List.of("segments")).get(0).source())
        .strings("segments");
  }

  private long stored() {
    return count(foresight());
  }

  private static long count(Map<String, Object> foresight) {
    return ForesightMap.state(foresight).count(Role.PRODUCT_VIEW);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> foresight() {
    Map<String, Object> source =
        profiles.get(List.of("p"), List.of("systemProperties.foresight")).get(0).source();
    Object system = source.get("systemProperties");
    Object ours = system instanceof Map ? ((Map<?, ?>) system).get("foresight") : null;
    return ours instanceof Map ? (Map<String, Object>) ours : Map.of();
  }
}
