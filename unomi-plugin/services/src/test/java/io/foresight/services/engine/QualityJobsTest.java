/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.RawEvent;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualityJobsTest {
  private ShopInMemory shop;

  @BeforeEach
  void shop() {
    shop = new ShopInMemory(60, 90);
  }

  private DataQuality quality() {
    return new DataQuality(
        shop.documents, shop.events, shop.profiles, shop.mapping, shop.settings, shop.clock);
  }

  private void person(String id, String email, String country) {
    shop.profiles.put(id, Map.of("properties", Map.of("email", email, "country", country)));
  }

  @Test
  void beforeAnybodyLooked_thereIsNoReport() {
    assertThatThrownBy(() -> quality().latest()).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @SuppressWarnings("unchecked")
  void duplicates_areProposedOldestFirst_andSpellingsWithALookup() {
    person("b-new", "ANN@example.org", "germany");
    person("a-old", "ann@example.org", "Germany");
    person("c", "c@example.org", "Germany");
    quality().run(new Run(Map.of()));
    Map<String, Object> proposals = (Map<String, Object>) quality().latest().get("proposals");
    assertThat(proposals.get("mergeProfiles").toString()).contains("[a-old, b-new]");
    assertThat(((Map<String, Object>) proposals.get("standardise")).get("country").toString())
        .contains("germany=Germany");
  }

  @Test
  void standardising_changesWhatTheLookupNames_andOnlyOnce() {
    person("a", "a@example.org", "germany");
    person("b", "b@example.org", "France");
    Run job =
        new Run(
            Standardising.checked(
                Map.of("property", "country", "lookup", Map.of("germany", "Germany"))));
    assertThat(new Standardising(shop.profiles).run(job)).containsEntry("changed", 1);
    assertThat(new Standardising(shop.profiles).run(job)).containsEntry("changed", 0);
    assertThat(shop.profiles.get(List.of("a"), List.of()).get(0).source().toString())
        .contains("country=Germany")
        .contains("a@example.org");
  }

  @Test
  void badRequests_nameTheField() {
    assertThatThrownBy(() -> Standardising.checked(Map.of("property", "a.b", "lookup", Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("property");
    assertThatThrownBy(
            () -> Standardising.checked(Map.of("property", "a", "lookup", Map.of("x", 1))))
        .hasMessageContaining("lookup.x");
    Quarantine quarantine = new Quarantine(shop.documents, shop.clock);
    assertThatThrownBy(() -> quarantine.put(Map.of("reason", "bot")))
        .hasMessageContaining("profiles");
    assertThatThrownBy(() -> quarantine.put(Map.of("profiles", List.of("a"))))
        .hasMessageContaining("reason");
  }

  @Test
  void quarantine_keepsOutUntilReleased() {
    Quarantine quarantine = new Quarantine(shop.documents, shop.clock);
    RawEvent ofBot = new RawEvent("e1", "view", "bot", 1, Map.of());
    RawEvent bad = new RawEvent("e2", "view", "ann", 1, Map.of());
    RawEvent good = new RawEvent("e3", "view", "ann", 1, Map.of());
    quarantine.put(
        Map.of("profiles", List.of("bot"), "events", List.of("e2"), "reason", "too fast"));
    assertThat(quarantine.admits(ofBot)).isFalse();
    assertThat(quarantine.admits(bad)).isFalse();
    assertThat(quarantine.admits(good)).isTrue();
    assertThat(quarantine.list()).hasSize(2).allSatisfy(r -> assertThat(r).containsKey("reason"));

    Quarantine otherNode = new Quarantine(shop.documents, shop.clock);
    otherNode.refresh();
    assertThat(otherNode.admits(ofBot)).isFalse();
    otherNode.release("profile", "bot");
    assertThat(otherNode.admits(ofBot)).isTrue();
    assertThatThrownBy(() -> otherNode.release("profile", "bot"))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anErasedProfile_leavesTheReportTheProposalsAndQuarantine() {
    person("b-new", "ANN@example.org", "germany");
    person("a-old", "ann@example.org", "Germany");
    person("bad", "no address", "Germany");
    long later = shop.clock.millis() + 30L * 86_400_000;
    Map<String, Object> view = Map.of("properties", Map.of("productId", "p1"));
    shop.events.add(new RawEvent("too-late", "productView", "bad", later, view));
    quality().run(new Run(Map.of()));
    assertThat(quality().latest().toString()).contains("b-new", "id=bad", "id=too-late");
    Quarantine quarantine = new Quarantine(shop.documents, shop.clock);
    quarantine.put(
        Map.of("profiles", List.of("bad", "bot"), "events", List.of("too-late"), "reason", "odd"));
    Traces traces = new Traces(shop.documents, quarantine, shop.events);
    assertThat(traces.remove("bad").get("quarantine")).isEqualTo(2);
    assertThat(quarantine.list().toString()).contains("bot").doesNotContain("bad", "too-late");
    assertThat(traces.remove("b-new")).containsEntry("quarantine", 0);
    assertThat(quality().latest().toString()).doesNotContain("b-new", "id=bad", "id=too-late");
    assertThat(quality().latest().toString()).contains("checks", "duplicate_profiles");
    assertThat(traces.remove("nobody"))
        .isEqualTo(Map.of("quality", 0, "quarantine", 0, "merges", 0, "problems", 0));
  }

  @Test
  void anErasedProfile_leavesTheProblemsOfDeliveries() {
    Map<String, Object> result =
        Map.of("problems", List.of("profile ann: refused", "profile bob: refused"));
    shop.documents.put("jobs", "s", Map.of("id", "s", "name", "sync", "result", result));
    Traces traces =
        new Traces(shop.documents, new Quarantine(shop.documents, shop.clock), shop.events);
    assertThat(traces.remove("bob")).containsEntry("problems", 1);
    assertThat(shop.documents.get("jobs", "s").orElseThrow().source().toString())
        .contains("profile ann")
        .doesNotContain("bob");
  }

  @Test
  void anErasedProfile_leavesTheRequestsToMergeThatEnded() {
    Map<String, Object> parameters = Map.of("groups", List.of(List.of("ann", "bob")));
    for (String state : List.of("succeeded", "queued")) {
      shop.documents.put(
          "jobs",
          state,
          Map.of("id", state, "name", "merge-profiles", "state", state, "parameters", parameters));
    }
    Quarantine quarantine = new Quarantine(shop.documents, shop.clock);
    Traces traces = new Traces(shop.documents, quarantine, shop.events);
    assertThat(traces.remove("bob")).containsEntry("merges", 1);
    assertThat(shop.documents.get("jobs", "succeeded").orElseThrow().source().toString())
        .doesNotContain("bob");
    assertThat(shop.documents.get("jobs", "queued").orElseThrow().source().toString())
        .contains("bob");
  }
}
