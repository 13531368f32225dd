/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.unomi.api.Profile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateMergeTest {
  private final RecordedScoring scoring = new RecordedScoring();
  private final StateMerge merge = new StateMerge();
  private final Profile survivor = profile("master", Map.of("state", "M"));

  @BeforeEach
  void bind() {
    merge.setScoring(scoring);
    scoring.answer = Optional.of(Map.of("state", "MERGED"));
  }

  @Test
  void others_areMergedOnceHoweverManyPropertiesTheyHave() {
    List<Profile> others =
        List.of(profile("a", Map.of("state", "A")), profile("b", Map.of("state", "B")));

    assertThat(merge.mergeProperty("firstVisit", null, others, survivor)).isTrue();
    assertThat(merge.mergeProperty("email", null, others, survivor)).isFalse();

    assertThat(scoring.calls).containsExactly(List.of(Map.of("state", "A"), Map.of("state", "B")));
    assertThat(ForesightContent.of(survivor))
        .isEqualTo(Map.of("state", "MERGED", "mergedFrom", List.of("a", "b")));
    assertThat(ForesightContent.of(others.get(0))).isEqualTo(Map.of("state", "A"));
  }

  @Test
  void laterMerge_takesOnlyWhoIsNew() {
    Profile a = profile("a", Map.of("state", "A"));
    merge.mergeProperty("email", null, List.of(a), survivor);
    ForesightContent.set(survivor, withMerged(survivor));

    merge.mergeProperty("email", null, List.of(a, profile("b", Map.of("state", "B"))), survivor);

    assertThat(scoring.calls)
        .containsExactly(List.of(Map.of("state", "A")), List.of(Map.of("state", "B")));
  }

  @Test
  void othersWithoutOurContent_areNoMerge() {
    assertThat(merge.mergeProperty("email", null, List.of(profile("a", Map.of())), survivor))
        .isFalse();
    assertThat(merge.mergeProperty("email", null, List.of(), survivor)).isFalse();
    assertThat(
            merge.mergeProperty(
                "email", null, List.of(profile("master", Map.of("state", "M"))), survivor))
        .isFalse();
    assertThat(scoring.calls).isEmpty();
  }

  @Test
  void hundredsAtOnce_areMergedOnce() {
    List<Profile> others = strangers("p", 200);

    merge.mergeProperty("email", null, others, survivor);
    merge.mergeProperty("firstVisit", null, others, survivor);

    assertThat(scoring.calls).hasSize(1);
  }

  @Test
  void mergedFrom_keepsTheNewestFifty() {
    merge.mergeProperty("email", null, strangers("a", 40), survivor);
    scoring.answer = Optional.empty();
    merge.mergeProperty("email", null, strangers("b", 40), survivor);

    assertThat(ForesightContent.of(survivor))
        .extractingByKey("mergedFrom", InstanceOfAssertFactories.LIST)
        .hasSize(50)
        .startsWith("a30")
        .endsWith("b39");
  }

  @Test
  void failure_leavesUnomisMergeAlone() {
    scoring.failure = new NoClassDefFoundError("gone");

    assertThat(
            merge.mergeProperty(
                "email", null, List.of(profile("a", Map.of("state", "A"))), survivor))
        .isFalse();
    assertThat(ForesightContent.of(survivor)).isEqualTo(Map.of("state", "M"));
  }

  @Test
  void withoutConsent_nothingIsMerged() {
    scoring.consent = false;

    assertThat(
            merge.mergeProperty(
                "email", null, List.of(profile("a", Map.of("state", "A"))), survivor))
        .isFalse();
    assertThat(scoring.calls).isEmpty();
  }

  private static List<Profile> strangers(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> profile(prefix + i, Map.of("state", "A")))
        .collect(Collectors.toList());
  }

  private static Map<String, Object> withMerged(Profile profile) {
    return Map.of("state", "MERGED", "mergedFrom", List.of("a"), "kept", profile.getItemId());
  }
}
