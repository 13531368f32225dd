/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.event;
import static io.foresight.actions.People.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.store.RawEvent;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.unomi.api.Consent;
import org.apache.unomi.api.ConsentStatus;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  @Test
  void event_hasTheFieldsOfTheStoredDocument() {
    Event event = event("productView", profile("p", Map.of()));
    event.setProperty("productId", "7");

    RawEvent raw = StoredForm.event(event);

    assertThat(raw.id()).isEqualTo(event.getItemId());
    assertThat(raw.type()).isEqualTo("productView");
    assertThat(raw.profileId()).isEqualTo("p");
    assertThat(raw.timeStamp()).isEqualTo(People.NOW.toEpochMilli());
    assertThat(raw.source())
        .containsEntry("itemId", event.getItemId())
        .containsEntry("itemType", "event")
        .containsEntry("eventType", "productView")
        .containsEntry("scope", "shop")
        .containsEntry("timeStamp", "2026-11-22T10:15:30Z")
        .containsEntry("properties", Map.of("productId", "7"))
        .containsEntry(
            "target",
            Map.of(
                "itemId", "product-7", "itemType", "product", "properties", Map.of("price", 12.5)))
        .doesNotContainKeys("source", "sessionId");
  }

  @Test
  void plainProperties_areNotCopied() {
    Event event = event("order", profile("p", Map.of()));
    event.setProperty("lines", List.of(Map.of("productId", "7", "price", 3)));

    assertThat(StoredForm.event(event).source().get("properties")).isSameAs(event.getProperties());
  }

  @Test
  void whatIsNotPlain_becomesPlainWithoutTouchingTheEvent() {
    CustomItem item = new CustomItem("i", "thing");
    Map<String, Object> properties = new HashMap<>();
    properties.put("when", Date.from(People.NOW));
    properties.put("status", ConsentStatus.GRANTED);
    properties.put("item", item);
    properties.put("tags", Set.of("a"));
    properties.put("deep", Map.of("list", List.of(Date.from(People.NOW))));
    properties.put("nothing", null);
    Event event = event("order", profile("p", Map.of()));
    event.setProperties(properties);

    Map<String, Object> expected = new HashMap<>();
    expected.put("when", "2026-11-22T10:15:30Z");
    expected.put("status", "GRANTED");
    expected.put("item", Map.of("itemId", "i", "itemType", "thing", "properties", Map.of()));
    expected.put("tags", List.of("a"));
    expected.put("deep", Map.of("list", List.of("2026-11-22T10:15:30Z")));
    expected.put("nothing", null);
    assertThat(StoredForm.event(event).source().get("properties")).isEqualTo(expected);
    assertThat(properties.get("when")).isInstanceOf(Date.class);
  }

  @Test
  void consents_areMapsAsStored() {
    Consent consent =
        new Consent("shop", "scoring", ConsentStatus.GRANTED, Date.from(People.NOW), null);

    assertThat(StoredForm.consents(Map.of("shop/scoring", consent)))
        .isEqualTo(
            Map.of(
                "shop/scoring",
                Map.of(
                    "scope",
                    "shop",
                    "typeIdentifier",
                    "scoring",
                    "status",
                    "GRANTED",
                    "statusDate",
                    Date.from(People.NOW))));
    assertThat(StoredForm.consents(null)).isEmpty();
  }
}
