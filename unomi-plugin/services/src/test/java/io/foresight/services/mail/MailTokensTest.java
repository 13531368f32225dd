/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.recommend.MailRoom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class MailTokensTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String KEY = "r_for_you";

  private static MailRoom room;
  private static RawProfile someone;

  private final InMemoryDocumentStore store = new InMemoryDocumentStore();

  @BeforeAll
  static void learn() {
    room = new MailRoom(150);
    someone = room.customers(1).get(0);
  }

  @AfterEach
  void restore() {
    room.restore(someone.id());
  }

  @BeforeEach
  void block() {
    at(NOW).put("for-you", Map.of("singles", 2));
  }

  private MailTokens at(Instant now) {
    LiveScoring live = Mockito.mock(LiveScoring.class);
    Mockito.when(live.consents(Mockito.anyMap())).thenReturn(true);
    Mockito.when(live.latest(Mockito.anyString(), Mockito.anyMap(), Mockito.anyMap()))
        .thenAnswer(i -> i.getArgument(1));
    return new MailTokens(store, room.service(), live, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Map<String, String> values(Instant now, RawProfile who) {
    MailTokens t = at(now);
    return t.values(List.of(who), t.forContacts()).get(who.id());
  }

  private MailedSet held() {
    return new MailedSets(store).of(List.of(someone.id())).get(someone.id()).newest("for-you");
  }

  @Test
  void aBlock_isAscii_andEveryLinkCarriesTheSet() {
    Map<String, String> values = values(NOW, someone);
    String html = values.get(KEY);
    assertThat(html).isNotEmpty().matches("\\p{ASCII}*").contains("https://shop.example/p/");
    MailedSet set = held();
    assertThat(set.shown).isNotEmpty();
    for (int n = 1; n <= set.shown.size(); n++) {
      assertThat(html).contains("fs=" + set.id + "." + n);
    }
    assertThat(html.split("https://shop.example/p/", -1)).hasSizeGreaterThan(set.shown.size());
    assertThat(html.replaceAll("fs=" + set.id + "\\.[0-9]+", "")).doesNotContain("fs=");
    assertThat(values.get(KEY + "_text")).contains("fs=" + set.id + ".1");
    assertThat(values.get(KEY + "_title_1")).isEqualTo("Item " + set.shown.get(0));
    assertThat(values.get(KEY + "_url_2")).contains("fs=" + set.id + ".2");
    assertThat(values.get(KEY + "_price_1")).contains("19.90");
    assertThat(values).doesNotContainKey(KEY + "_title_3");
  }

  @Test
  void nothingNew_isTheSameToTheLetter_forADay_andThenAsLongAsTheAnswerIs() {
    Map<String, String> first = values(NOW, someone);
    assertThat(values(NOW.plus(Duration.ofHours(1)), someone)).isEqualTo(first);
    assertThat(held().asked).isEqualTo(NOW.toEpochMilli());
    assertThat(values(NOW.plus(Duration.ofHours(25)), someone)).isEqualTo(first);
    assertThat(held().asked).isEqualTo(NOW.plus(Duration.ofHours(25)).toEpochMilli());
  }

  @Test
  void whatHappensToThePerson_isAskedAboutAtOnce() {
    values(NOW, someone);
    RawProfile changed = MailRoom.changed(someone, "state", "AAAA");
    Instant later = NOW.plus(Duration.ofMinutes(5));
    values(later, changed);
    assertThat(held().asked).isEqualTo(later.toEpochMilli());
  }

  @Test
  void aNewPrice_isInTheNextBlock_underTheSameSet() {
    values(NOW, someone);
    MailedSet before = held();
    room.put(Map.of("id", before.shown.get(0), "price", 7.5));
    assertThat(values(NOW, someone).get(KEY + "_price_1")).contains("7.50");
    assertThat(held().id).isEqualTo(before.id);
  }

  @Test
  void whatIsSoldOut_makesRoom_underANewId_andOldLinksStillLeadToWhatTheyShowed() {
    Map<String, String> first = values(NOW, someone);
    MailedSet before = held();
    room.put(Map.of("id", before.shown.get(0), "availability", "out_of_stock"));
    Instant later = NOW.plus(Duration.ofMinutes(1));
    Map<String, String> second = values(later, someone);
    MailedSet after = held();
    assertThat(after.id).isEqualTo(before.id + "-2");
    assertThat(after.shown).doesNotContain(before.shown.get(0));
    assertThat(second.get(KEY)).contains("fs=" + after.id + ".1").isNotEqualTo(first.get(KEY));
    assertThat(values(later, someone)).isEqualTo(second);
    MailedSets.Held all = new MailedSets(store).of(List.of(someone.id())).get(someone.id());
    assertThat(all.byId(before.id).at(1)).isEqualTo(before.shown.get(0));
    assertThat(all.asOf("for-you", NOW.toEpochMilli()).id).isEqualTo(before.id);
    assertThat(all.asOf("for-you", later.toEpochMilli()).id).isEqualTo(after.id);
  }

  @Test
  void hostileItems_areHarmless() {
    values(NOW, someone);
    String id = held().shown.get(0);
    String other = held().shown.get(1);
    room.put(
        Map.of(
            "id",
            id,
            "title",
            "<script>alert(1)</script> {contactfield=email} \"Tent\" & Söhne",
            "description",
            "x".repeat(10_000)));
    Map<String, Object> unpriced = new HashMap<>();
    unpriced.put("id", other);
    unpriced.put("title", "T".repeat(5_000));
    unpriced.put("price", null);
    room.put(unpriced);
    Map<String, String> values = values(NOW, someone);
    String html = values.get(KEY);
    assertThat(html).matches("\\p{ASCII}*").doesNotContain("<script", "{contactfield");
    assertThat(html.length()).isLessThan(32_768);
    values.forEach(
        (key, value) -> assertThat(value).as(key).doesNotContain("<script", "{contactfield"));
    assertThat(values.get(KEY + "_title_1")).hasSizeLessThanOrEqualTo(255);
    assertThat(values.getOrDefault(KEY + "_price_2", "")).isEmpty();
  }

  @Test
  void anUnknownPerson_getsWhatNewcomersGet_andAnEmptySlotIsBlank() {
    RawProfile stranger = new RawProfile("stranger", Map.of("properties", Map.of()));
    assertThat(values(NOW, stranger)).containsKey(KEY);
    at(NOW).put("back-in-stock", Map.of());
    Map<String, String> values = values(NOW, stranger);
    assertThat(values).doesNotContainKey("r_back_in_stock");
    assertThat(values(NOW, stranger)).isEqualTo(values);
  }

  @Test
  void slotsThatAreAskedAboutAnItem_areForSingleMailsOnly() {
    MailTokens t = at(NOW);
    t.put("also-bought", Map.of());
    assertThat(t.forContacts()).extracting(MailBlock::slot).containsExactly("for-you");
    assertThat(t.fields()).extracting(DeliveryField::key).noneMatch(k -> k.contains("also"));
    values(NOW, someone);
    String item = held().shown.get(0);
    MailTokens.Ready ready = t.ready(someone, List.of(t.block("also-bought")), List.of(item));
    assertThat(ready.isEmpty()).isFalse();
    assertThat(ready.values()).containsKey("r_also_bought");
    assertThat(t.ready(someone, List.of(t.block("also-bought")), List.of()).isEmpty()).isTrue();
  }

  @Test
  void whatWasMailed_isNotedWithItsSources_andNotMailedForever() {
    MailTokens t = at(NOW);
    MailTokens.Ready ready = t.ready(someone, t.forContacts(), List.of());
    t.sent(ready, NOW.toEpochMilli());
    List<Map<String, Object>> noted = room.noted();
    assertThat(noted).hasSize(1);
    assertThat(noted.get(0))
        .containsEntry("channel", "mail")
        .containsEntry("set", held().id)
        .containsEntry("slot", "for-you")
        .containsEntry("profile", someone.id());
    assertThat(noted.get(0).get("shown").toString()).contains(held().shown.get(0));
    assertThat(held().mailed).containsExactly(NOW.toEpochMilli());
    MailedSets.Held all = new MailedSets(store).of(List.of(someone.id())).get(someone.id());
    assertThat(all.mailed()).containsKey(held().shown.get(0));
  }

  @Test
  void ownTemplates_areChecked_andUsed() {
    MailTokens t = at(NOW);
    assertThatThrownBy(
            () -> t.put("for-you", Map.of("options", Map.of("html", "<p>{{#items}}{{nope}}"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("options.html");
    assertThatThrownBy(() -> t.put("for-you", Map.of("single", 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("single");
    assertThatThrownBy(() -> t.put("no-such-slot", Map.of()))
        .isInstanceOf(NoSuchElementException.class);
    t.put(
        "for-you",
        Map.of("options", Map.of("html", "<p>{{#items}}<b>{{title}}</b>{{/items}}</p>")));
    assertThat(values(NOW, someone).get(KEY)).startsWith("<p><b>Item ").endsWith("</b></p>");
    t.delete("for-you");
    assertThat(t.fields()).isEmpty();
  }

  @Test
  void erasure_leavesNothing() {
    values(NOW, someone);
    MailedSets sets = new MailedSets(store);
    String id = held().id;
    assertThat(sets.owner(id)).isEqualTo(someone.id());
    assertThat(sets.forget(someone.id())).isTrue();
    assertThat(sets.owner(id)).isNull();
    assertThat(sets.forget(someone.id())).isFalse();
  }

  @Test
  void clicks_areCreditedToTheRecipient_fromWhateverLinkTheyCome() {
    values(NOW, someone);
    MailedSet set = held();
    MailCredits credits = new MailCredits(store, room.service());
    credits.activate();
    long at = NOW.toEpochMilli() + 60_000;
    credits.clicked("https://shop.example/p/x?ref=1&fs=" + set.id + ".2#top", false, at);
    credits.clicked("https://shop.example/p/x?fs=" + set.id + ".1", true, at);
    credits.clicked("https://shop.example/p/x?fs=" + set.id + ".99", false, at);
    credits.clicked("https://shop.example/p/x?fs=%ZZ&fs=none.1&other=" + set.id + ".1", false, at);
    credits.clicked("no address at all", false, at);
    credits.sent(someone.id(), List.of(KEY, "purchase_30d"), at - 1_000);
    credits.sent(someone.id(), List.of("purchase_30d"), at - 1_000);
    credits.settle();
    List<Map<String, Object>> clicks =
        room.noted().stream()
            .filter(d -> "click".equals(d.get("kind")))
            .collect(Collectors.toList());
    assertThat(clicks).hasSize(1);
    assertThat(clicks.get(0))
        .containsEntry("set", set.id)
        .containsEntry("item", set.shown.get(1))
        .containsEntry("profile", someone.id());
    assertThat(room.noted()).filteredOn(d -> "set".equals(d.get("kind"))).hasSize(1);
    credits.deactivate();
  }

  @Test
  void manyPeople_areMadeTogether() {
    MailTokens t = at(NOW);
    List<RawProfile> people = room.customers(40);
    Map<String, Map<String, String>> made = t.values(people, t.forContacts());
    assertThat(made).hasSize(people.size());
    assertThat(made.values()).allSatisfy(v -> assertThat(v).containsKey(KEY));
    assertThat(t.values(people, t.forContacts())).isEqualTo(made);
  }
}
