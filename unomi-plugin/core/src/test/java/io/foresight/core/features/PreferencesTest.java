/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.ShopFixture;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.store.RawEvent;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PreferencesTest {
  private static final long T = Events.NOW;

  private static MappedEvent says(String name, String value, long time) {
    return MappedEvent.builder(Role.PREFERENCE, "p", time).preference(name, value).build();
  }

  private static FeatureReader reader(String... outranked) {
    ProfileProperty monthly =
        ProfileProperty.of(
            Map.of(
                "name",
                "wanted_frequency",
                "path",
                "preferences.frequency",
                "kind",
                "category",
                "outranks",
                List.of(outranked)));
    return new FeatureReader(List.of(monthly), ZoneOffset.UTC);
  }

  private static float number(FeatureReader reader, Row row, String column) {
    return row.numbers[reader.schema().numbers().indexOf(Column.number(column))];
  }

  @Test
  void whatThePersonSays_outranksWhatIsInferred() {
    FeatureReader reader = reader("open_rate", "mails_sent_30d");
    FeatureState state = new FeatureState();
    state.fold(Events.event(Role.MAIL_SENT, T - Events.DAY), T);
    Row row = reader.newRow();
    reader.read(state, Map.of(), T, row);
    assertThat(number(reader, row, "mails_sent_30d")).isEqualTo(1);
    Preferences said = Preferences.NONE.with(says("frequency", "monthly", T - 1));
    reader.read(state, said.over(Map.of("country", "DE")), T, row);
    assertThat(row.categories[0]).isEqualTo("monthly");
    assertThat(number(reader, row, "mails_sent_30d")).isNaN();
    assertThat(number(reader, row, "open_rate")).isNaN();
    assertThat(number(reader, row, "mails_sent")).isEqualTo(1);
  }

  @Test
  void outranking_whatIsNoFeature_isRefused() {
    assertThatThrownBy(() -> reader("mails_snet_30d"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("properties.outranks")
        .hasMessageContaining("mails_snet_30d");
  }

  @Test
  void theNewestAnswerCounts_inAnyOrder() {
    List<MappedEvent> forth =
        List.of(says("frequency", "weekly", T), says("frequency", "monthly", T + 1));
    List<MappedEvent> back = List.of(forth.get(1), forth.get(0));
    assertThat(Preferences.of(forth).values()).isEqualTo(Map.of("frequency", "monthly"));
    assertThat(Preferences.of(back).values()).isEqualTo(Map.of("frequency", "monthly"));
  }

  @Test
  void namelessOddOrEndlessAnswers_changeNothing() {
    Preferences p =
        Preferences.of(
            List.of(says(null, "x", T), says("a", null, T), says("a.b", "x", T), says("", "x", T)));
    assertThat(p.isEmpty()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      p = p.with(says("q" + i, "x".repeat(500), T));
    }
    assertThat(p.values()).hasSize(Preferences.MAX);
    assertThat(p.values().get("q0")).hasSize(64);
  }

  @Test
  void answers_areStoredAndReadBack_garbageIsNothing() {
    Preferences p = Preferences.of(List.of(says("topic", "garden", T), says("size", "M", T)));
    assertThat(Preferences.from(Map.of(Preferences.KEY, p.toMap())).toMap()).isEqualTo(p.toMap());
    for (Object bad :
        List.of("x", 3, Map.of("a", "b"), Map.of("a", Map.of("value", "x", "at", 3)))) {
      assertThat(Preferences.from(Map.of(Preferences.KEY, bad)).isEmpty()).isTrue();
    }
  }

  @Test
  void shippedMapping_readsNameAndValue() {
    MappedEvent e =
        EventMapping.defaults()
            .map(
                new RawEvent(
                    "1",
                    "preference",
                    "p",
                    T,
                    Map.of("properties", Map.of("name", "frequency", "value", "monthly"))));
    assertThat(e.name()).isEqualTo("frequency");
    assertThat(e.value()).isEqualTo("monthly");
  }

  @Test
  void aLaterAnswer_doesNotLeakIntoAnEarlierSnapshot() {
    Preferences later = Preferences.of(List.of(says("topic", "garden", T)));
    Map<String, Object> today = Map.of("preferences", Map.of("topic", "garden", "size", "M"));
    assertThat(Preferences.NONE.over(today, later))
        .isEqualTo(Map.of("preferences", Map.of("size", "M")));
    assertThat(Preferences.NONE.over(today, Preferences.NONE)).isSameAs(today);
    assertThat(later.over(Map.of("preferences.topic", "toys"), later))
        .isEqualTo(Map.of("preferences", Map.of("topic", "garden")));
  }

  @Test
  void statedCategory_isAFeature_inTrainingAndLive() {
    ProfileProperty favourite =
        ProfileProperty.of(
            Map.of(
                "name", "favourite", "path", "preferences.favouriteCategory", "kind", "category"));
    FeatureReader reader = new FeatureReader(List.of(favourite), ZoneOffset.UTC);
    ShopFixture shop = new ShopFixture(3, 300, 200);
    GoalDataset d =
        shop.datasets(shop.histories(), List.of(ShippedGoals.all().get(0)), reader)
            .get("purchase-30d");
    int said = 0;
    for (int i = 0; i < d.rows().size(); i++) {
      said += d.rows().category(i, 0) != null ? 1 : 0;
    }
    assertThat((double) said / d.rows().size()).isBetween(0.03, 0.3);

    ProfileScorer scorer = new ProfileScorer(reader, List.of());
    Map<String, Object> foresight =
        scorer
            .onEvents(Map.of(), Map.of(), List.of(says("favouriteCategory", "garden", T)), false, T)
            .orElseThrow()
            .content();
    assertThat(Preferences.from(foresight).values()).containsEntry("favouriteCategory", "garden");
  }
}
