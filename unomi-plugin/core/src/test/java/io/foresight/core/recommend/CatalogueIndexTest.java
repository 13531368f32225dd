/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.catalogue.Availability;
import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.StoredItem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatalogueIndexTest {
  private static final long DAY = 86_400_000L;

  private final AtomicLong now = new AtomicLong(100 * DAY);
  private final CatalogueIndex index = new CatalogueIndex(now::get);

  private static StoredItem item(CatalogueItem.Builder b) {
    return StoredItem.added(b.build(), "shop", 1);
  }

  @Test
  void fields_areThoseOfTheItem() {
    index.put(
        item(
            CatalogueItem.builder("a")
                .title("Tent")
                .description("for two")
                .categories(List.of("Camping", "Sale"))
                .brand("Peak")
                .price(20, "EUR")
                .sale(15, 99 * DAY, 101 * DAY)
                .margin(4)
                .stock(3)
                .tags(List.of("light"))
                .attributes(Map.of("colour", "green"))));
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.indexOf("a")).isZero();
    assertThat(index.id(0)).isEqualTo("a");
    assertThat(index.categoryNames(0)).containsExactly("Camping", "Sale");
    assertThat(index.text(0)).isEqualTo("Tent for two light");
    assertThat(index.price(0)).isEqualTo(15);
    now.set(102 * DAY);
    assertThat(index.price(0)).as("after the sale").isEqualTo(20);
    assertThat(index.firstSeen(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(index.field(0, "attributes.colour")).isEqualTo("green");
    assertThat(index.field(0, "margin")).isEqualTo(4.0);
    assertThat(index.field(0, "stock")).isEqualTo(3);
    assertThat(index.field(0, "brand")).isEqualTo("Peak");
    assertThat(index.field(0, "previousPrice")).isNull();
    assertThat(index.field(0, "nonsense")).isNull();
  }

  @Test
  void change_keepsTheNumber_andTellsOfDropsAndReturns() {
    StoredItem first =
        item(CatalogueItem.builder("a").price(20, "EUR").availability(Availability.OUT_OF_STOCK));
    index.put(first);
    index.put(item(CatalogueItem.builder("b").brand("Peak")));
    assertThat(index.available(0)).isFalse();
    index.put(
        first.changed(CatalogueItem.builder("a").price(10, "EUR").build(), "shop", 100 * DAY));
    assertThat(index.indexOf("a")).isZero();
    assertThat(index.size()).isEqualTo(2);
    assertThat(index.available(0)).isTrue();
    assertThat(index.field(0, "previousPrice")).isEqualTo(20.0);
    assertThat(index.field(0, "priceChanged")).isEqualTo(100 * DAY);
    assertThat(index.field(0, "backSince")).isEqualTo(100 * DAY);
  }

  @Test
  void removedItem_keepsItsNumber_andMayComeBack() {
    StoredItem a = item(CatalogueItem.builder("a").title("Tent"));
    index.put(a);
    index.remove(List.of("a", "unknown"));
    assertThat(index.removed(0)).isTrue();
    assertThat(index.present()).isZero();
    index.put(a);
    assertThat(index.removed(0)).isFalse();
    index.put(a.gone(5));
    assertThat(index.removed(0)).isTrue();
    index.put(item(CatalogueItem.builder("never")).gone(5));
    assertThat(index.size()).as("what never was").isEqualTo(1);
  }

  @Test
  void manyItemsAndCategories_growIt() {
    for (int i = 0; i < 1_000; i++) {
      index.put(item(CatalogueItem.builder("i" + i).categories(List.of("c" + i)).brand("b" + i)));
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(index.id(index.indexOf("i" + i))).isEqualTo("i" + i);
      assertThat(index.categoryNames(index.indexOf("i" + i))).containsExactly("c" + i);
    }
    assertThat(index.brand(7)).isNotEqualTo(index.brand(8));
  }
}
