/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.InMemoryDocumentStore;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SlotStoreTest {
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore();
  private final SlotStore slots = new SlotStore(documents);

  @Test
  void shippedOnes_areThere_andComeBack() {
    assertThat(slots.all()).containsKeys("for-you", "also-bought", "refill").hasSize(12);
    slots.put("for-you", Map.of("count", 4));
    assertThat(slots.get("for-you").count()).isEqualTo(4);
    assertThat(slots.isShipped("for-you")).isFalse();
    SlotStore otherNode = new SlotStore(documents);
    otherNode.refresh();
    assertThat(otherNode.get("for-you").count()).isEqualTo(4);
    slots.delete("for-you");
    assertThat(slots.get("for-you").count()).isEqualTo(10);
    assertThat(slots.isShipped("for-you")).isTrue();
  }

  @Test
  void ownOne_comesAndGoes() {
    slots.put("mine", Map.of("basis", "item", "count", 2));
    assertThat(slots.all()).containsKey("mine");
    assertThat(slots.isShipped("mine")).isFalse();
    slots.delete("mine");
    assertThatThrownBy(() -> slots.get("mine")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void badDefinition_isRefusedByField() {
    assertThatThrownBy(() -> slots.put("mine", Map.of("count", 51)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("slot.count");
    assertThatThrownBy(() -> slots.put("mine", Map.of("sources", List.of("magic"))))
        .hasMessageContaining("slot.sources")
        .hasMessageContaining("magic");
    assertThatThrownBy(() -> slots.put("mine", Map.of("id", "other")))
        .hasMessageContaining("slot.id");
    assertThat(slots.all()).doesNotContainKey("mine");
  }

  @Test
  void unreadableOne_ofAnotherVersion_doesNotStopTheOthers() {
    documents.put("slots", "mine", Map.of("id", "mine", "slot", Map.of("id", "mine", "x", 1)));
    documents.put("slots", "good", Map.of("id", "good", "slot", Map.of("id", "good")));
    documents.refresh("slots");
    slots.refresh();
    assertThat(slots.all()).containsKey("good").doesNotContainKey("mine");
  }
}
