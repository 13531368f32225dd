/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemReaderTest {
  private static final FeedOptions OPTIONS =
      FeedOptions.from("feed", Map.of("currency", "EUR", "locale", "de-DE"));

  private final List<String> notes = new ArrayList<>();

  private CatalogueItem read(Object... namesAndValues) {
    return read(OPTIONS, namesAndValues);
  }

  private CatalogueItem read(FeedOptions options, Object... namesAndValues) {
    return new ItemReader(options).read(map(namesAndValues), (f, n) -> notes.add(f + ": " + n));
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      m.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return m;
  }

  private void refused(String field, String allowed, Object... namesAndValues) {
    assertThatThrownBy(() -> read(namesAndValues))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(field + " ")
        .hasMessageContaining(allowed);
  }

  @Test
  void anIdIsEnough_andTheRestIsUnknown() {
    CatalogueItem i = read("id", 4711);
    assertThat(i.id()).isEqualTo("4711");
    assertThat(i.type()).isEqualTo("product");
    assertThat(i.price()).isNaN();
    assertThat(i.stock()).isEqualTo(CatalogueItem.UNKNOWN_STOCK);
    assertThat(i.isAvailable()).isTrue();
    assertThat(i.locale()).isEqualTo("de-DE");
    assertThat(i.toMap()).containsOnlyKeys("id", "type", "currency", "availability", "locale");
    assertThat(notes).isEmpty();
  }

  @Test
  void googleMerchantNames_areKnown() {
    CatalogueItem i =
        read(
            "g:id", "a1",
            "g:title", "Mug",
            "g:link", "https://shop.example/a1?x=1&y=2",
            "g:image_link", "https://shop.example/a1.jpg",
            "g:price", "15.00 USD",
            "g:sale_price", "12.00 USD",
            "g:sale_price_effective_date", "2026-11-01T00:00+0100/2026-12-01T00:00+0100",
            "g:cost_of_goods_sold", "5.00 USD",
            "g:product_type", "Home > Kitchen>Mugs",
            "g:availability", "in_stock",
            "g:quantity", "7",
            "g:color", "red");
    assertThat(i.categories()).containsExactly("Home > Kitchen > Mugs");
    assertThat(i.isIn("Home > Kitchen")).isTrue();
    assertThat(i.isIn("Home > Kit")).isFalse();
    assertThat(i.currency()).isEqualTo("USD");
    assertThat(i.margin()).isEqualTo(7);
    assertThat(i.stock()).isEqualTo(7);
    assertThat(i.attributes()).containsExactly(Map.entry("color", "red"));
    long during = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();
    assertThat(i.priceAt(during)).isEqualTo(12);
    assertThat(i.priceAt(during + 30L * 86_400_000)).isEqualTo(15);
  }

  @Test
  void prices_areReadAsPeopleWriteThem() {
    Object[][] cases = {
      {"12.90", 12.9},
      {"12,90", 12.9},
      {"1.299,00 €", 1299.0},
      {"1,299.00", 1299.0},
      {"EUR 5", 5.0},
      {"1'299.50", 1299.5},
      {0.125, 0.125},
      {"1,299", 1299.0},
      {"0", 0.0},
      {"1\u00a0299,90 EUR", 1299.9},
      {"1.299.000,5", 1299000.5}
    };
    for (Object[] c : cases) {
      assertThat(read("id", "a", "price", c[0]).price()).as("%s", c[0]).isEqualTo(c[1]);
    }
    for (Object bad : new Object[] {"cheap", "-5", "12 XYZ", Double.NaN, "1e400", "12 USD EUR"}) {
      refused("price", "", "id", "a", "price", bad);
    }
    refused("salePrice", "must be in USD", "id", "a", "price", "9 USD", "salePrice", "8 EUR");
  }

  @Test
  void pricesThatDoNotFit_areMendedWithANote() {
    assertThat(read("id", "a", "price", 10, "salePrice", 12).isOnSale(1)).isFalse();
    assertThat(read("id", "a", "price", 10, "salePrice", 0).isOnSale(1)).isFalse();
    assertThat(read("id", "a", "salePrice", 8).price()).isEqualTo(8);
    assertThat(notes)
        .containsExactly(
            "salePrice: left out, is not below the price",
            "salePrice: left out, is 0",
            "salePrice: left out, is not below the price");
  }

  @Test
  void negativeStock_isNone() {
    CatalogueItem i = read("id", "a", "stock", "-3");
    assertThat(i.stock()).isZero();
    assertThat(i.isAvailable()).isFalse();
    assertThat(notes).containsExactly("stock: negative, taken for 0");
    assertThat(read("id", "a", "stock", 0, "availability", "backorder").isAvailable()).isTrue();
    refused("stock", "must be a number", "id", "a", "stock", "many");
  }

  @Test
  void longTexts_areCutWithANote_andNeverThroughACharacter() {
    CatalogueItem i = read("id", "a", "description", "😀".repeat(5_000), "title", "x".repeat(301));
    assertThat(i.description()).hasSizeLessThanOrEqualTo(5_000).endsWith("😀…");
    assertThat(i.title()).hasSize(300);
    assertThat(notes)
        .containsExactlyInAnyOrder(
            "description: cut to 5000 characters", "title: cut to 300 characters");
    refused("id", "at most 200", "id", "x".repeat(201));
  }

  @Test
  void addresses_areHttpOrNothing() {
    for (String bad :
        List.of(
            "javascript:alert(1)",
            "//shop.example/a",
            "/a",
            "ftp://shop.example/a",
            "https://",
            "https://user:pw@shop.example/",
            "data:text/html,x",
            "https://shop.example/\u0000x",
            "https://shop.example/" + "x".repeat(2_000))) {
      refused("url", "absolute http or https", "id", "a", "url", bad);
      assertThat(read("id", "a", "image", bad).image()).isNull();
    }
    assertThat(read("id", "a", "url", "HTTPS://shop.example/ä b\"<{c}>'?q=a%20b&r=[1]#x#y").url())
        .isEqualTo("https://shop.example/%C3%A4%20b%22%3C%7Bc%7D%3E%27?q=a%20b&r=%5B1%5D#x%23y");
    assertThat(read("id", "a", "url", "https://müller.example/").url())
        .isEqualTo("https://xn--mller-kva.example/");
  }

  @Test
  void idsMakeAddresses_ifTheFeedHasNone() {
    FeedOptions o =
        FeedOptions.from("feed", Map.of("urlTemplate", "https://shop.example/p/{id}?v=1"));
    assertThat(read(o, "id", "a b/&").url()).isEqualTo("https://shop.example/p/a%20b%2F%26?v=1");
  }

  @Test
  void badValues_nameTheFieldAndWhatIsAllowed() {
    refused("id", "is required");
    refused("id", "one line", "id", "a\nb");
    refused("availability", "in_stock, out_of_stock", "id", "a", "availability", "perhaps");
    refused("type", "product, article", "id", "a", "type", "<b>");
    refused("locale", "BCP 47", "id", "a", "locale", "german please");
    refused("currency", "ISO 4217", "id", "a", "currency", "EURO");
    refused("firstSeen", "2026-11-22", "id", "a", "firstSeen", "yesterday");
    refused("title", "must be a text", "id", "a", "title", Map.of("de", "x"));
  }

  @Test
  void hostileTexts_loseOnlyWhatIsNoText() {
    String title = "<script>alert(1)</script> {contactfield=email}\u202e\u0000 \n x";
    assertThat(read("id", "a", "title", title).title())
        .isEqualTo("<script>alert(1)</script> {contactfield=email} x");
    assertThat(read("id", "a", "description", "<p>Fine &amp; <b>warm</b></p>").description())
        .isEqualTo("Fine & warm");
  }

  @Test
  void lists_comeAsTextsOrLists() {
    CatalogueItem i = read("id", "a", "tags", "red| warm |red", "category", "A > B|C");
    assertThat(i.tags()).containsExactly("red", "warm");
    assertThat(i.categories()).containsExactly("A > B", "C");
    assertThat(read("id", "a", "categories", List.of(List.of("A", "B"), "C")).categories())
        .containsExactly("A > B", "C");
    List<String> many = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      many.add("t" + k);
    }
    assertThat(read("id", "a", "tags", many).tags()).hasSize(50);
    assertThat(notes).containsExactly("tags: cut to the first 50");
  }

  @Test
  void json_isReadBackAsItWas() {
    CatalogueItem i =
        read(
            "id",
            "a",
            "title",
            "T",
            "price",
            9.99,
            "salePrice",
            5,
            "saleUntil",
            "2026-12-01",
            "stock",
            3,
            "tags",
            List.of("x"),
            "category",
            "A>B",
            "url",
            "https://a.example/",
            "firstSeen",
            "2026-01-01",
            "size",
            42,
            "fair",
            true,
            "colours",
            List.of("r", "g"));
    assertThat(new ItemReader(OPTIONS).read(i.toMap(), ItemNotes.NONE)).isEqualTo(i);
    StoredItem s = StoredItem.added(i, "shop", 77);
    assertThat(StoredItem.of(s.toMap()).toMap()).isEqualTo(s.toMap());
  }

  @Test
  void options_nameWhatIsWrong() {
    Map<String, Object> bad =
        map(
            "mode",
            "both",
            "source",
            "A B",
            "urlTemplate",
            "https://x.example/",
            "currency",
            "??",
            "maxRemovedShare",
            2,
            "limits",
            Map.of("title", 0),
            "delimiter",
            "ab",
            "colums",
            1);
    bad.forEach(
        (name, value) ->
            assertThatThrownBy(() -> FeedOptions.from("feed", map(name, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("feed." + name));
  }
}
