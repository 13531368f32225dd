/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import static io.foresight.core.token.Blocks.NOW;
import static io.foresight.core.token.Blocks.item;
import static io.foresight.core.token.Blocks.pick;
import static io.foresight.core.token.Blocks.set;
import static io.foresight.core.token.Blocks.shelf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.catalogue.Availability;
import io.foresight.core.catalogue.CatalogueItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class BlockRendererTest {
  private static final BlockOptions DEFAULTS = BlockOptions.defaults();

  @Test
  void block_showsTitlePriceReasonAndTrackedLink() {
    CatalogueItem mug =
        item("a")
            .title("Große Tasse")
            .price(15, "EUR")
            .sale(12.9, 0, NOW + 1)
            .image("https://shop.example/a.jpg?w=2&h=3")
            .url("https://shop.example/a?x=1#top")
            .build();
    Block b =
        new BlockRenderer(shelf(mug))
            .render(set("de-DE", pick("a", "Oft mit „Kanne“ gekauft")), DEFAULTS, NOW);
    Document html = Jsoup.parse(b.html());
    Element link = html.select("a").first();
    assertThat(link).isNotNull();
    assertThat(link.attr("href")).isEqualTo("https://shop.example/a?x=1&fs=s1.1#top");
    assertThat(html.select("img").attr("src")).isEqualTo("https://shop.example/a.jpg?w=2&h=3");
    assertThat(html.select("img").attr("alt")).isEqualTo("Große Tasse");
    assertThat(html.text())
        .contains("Große Tasse", "12,90 €", "statt 15,00 €", "„Kanne“", "Ansehen");
    assertThat(b.html()).contains("12,90&#160;&#8364;");
    assertThat(b.text())
        .isEqualTo(
            "1. Große Tasse - 12,90\u00a0€ (statt 15,00\u00a0€)\nOft mit „Kanne“ gekauft\n"
                + "https://shop.example/a?x=1&fs=s1.1#top");
    assertThat(b.fields())
        .containsEntry("count", "1")
        .containsEntry("title_1", "Große Tasse")
        .containsEntry("was_price_1", "15,00\u00a0€")
        .containsEntry("url_1", "https://shop.example/a?x=1&fs=s1.1#top")
        .containsEntry("title_4", "")
        .hasSize(1 + 4 * 6);
  }

  @Test
  void whatIsGone_makesRoomForTheNext_andIsTold() {
    CatalogueItem[] items = {
      item("sold").stock(0).build(),
      item("no-url").url(null).build(),
      item("untitled").title("").build(),
      item("out").availability(Availability.OUT_OF_STOCK).build(),
      item("a").build(),
      item("b").build()
    };
    Block b =
        new BlockRenderer(shelf(items))
            .render(
                set(
                    "en",
                    pick("gone", ""),
                    pick("sold", ""),
                    pick("no-url", ""),
                    pick("untitled", ""),
                    pick("out", ""),
                    pick("a", ""),
                    pick("a", ""),
                    pick("b", "")),
                BlockOptions.from("block", Map.of("places", 1)),
                NOW);
    assertThat(b.itemIds()).containsExactly("a");
    assertThat(b.leftOut())
        .containsExactly(
            Map.entry("gone", "not in the catalogue"),
            Map.entry("sold", "not available"),
            Map.entry("no-url", "has no url"),
            Map.entry("untitled", "has no title"),
            Map.entry("out", "not available"),
            Map.entry("b", "no place left"));
  }

  @Test
  void nothingToShow_isNothing_orWhatTheTemplateSays() {
    Block none = Blocks.of(DEFAULTS, "en");
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.html()).isEmpty();
    assertThat(none.text()).isEmpty();
    assertThat(none.fields().get("count")).isEqualTo("0");
    BlockOptions own =
        BlockOptions.from(
            "block", Map.of("html", "{{^filled}}<p>See our shop</p>{{/filled}}", "places", 1));
    assertThat(Blocks.of(own, "en").html()).isEqualTo("<p>See our shop</p>");
  }

  @Test
  void missingPrice_leavesNoGap() {
    Block b = Blocks.of(DEFAULTS, "en", item("a").price(Double.NaN, null).build());
    assertThat(b.html()).doesNotContain("NaN").doesNotContain("line-through");
    assertThat(b.text()).startsWith("1. Item a\n");
    Block noCurrency = Blocks.of(DEFAULTS, "en", item("a").price(5, null).build());
    assertThat(noCurrency.text()).startsWith("1. Item a\n");
  }

  @Test
  void prices_areFormattedForPlaceAndCurrency() {
    assertThat(MailPrice.format(1299.5, "EUR", Locale.GERMANY)).isEqualTo("1.299,50\u00a0€");
    assertThat(MailPrice.format(1299.5, "JPY", Locale.JAPAN)).endsWith("1,300");
    assertThat(MailPrice.format(1299.5, "USD", Locale.US)).isEqualTo("$1,299.50");
    assertThat(MailPrice.format(1.005, "GBP", Locale.UK)).isEqualTo("£1.01");
    assertThat(MailPrice.format(5, "XXXX", Locale.UK)).isEmpty();
    assertThat(MailPrice.format(-1, "EUR", Locale.UK)).isEmpty();
  }

  @Test
  void blockThatWouldBeTooLarge_losesItemsFromItsEnd() {
    CatalogueItem[] many = new CatalogueItem[30];
    for (int i = 0; i < many.length; i++) {
      many[i] = item("i" + i).title("x".repeat(300)).description("<".repeat(5_000)).build();
    }
    BlockOptions o = BlockOptions.from("block", Map.of("places", 30, "maxBytes", 20_000));
    Block b = Blocks.of(o, "en", many);
    assertThat(b.html().length()).isLessThanOrEqualTo(20_000);
    assertThat(b.itemIds()).hasSizeBetween(3, 20).startsWith("i0", "i1", "i2");
    assertThat(b.leftOut()).containsEntry("i29", "the block would be larger than maxBytes");
    assertThat(b.fields().get("count")).isEqualTo(String.valueOf(b.itemIds().size()));
  }

  @Test
  void fields_haveMauticsLengths_andNoHalfAddress() {
    CatalogueItem i =
        item("a").title("ü".repeat(300)).url("https://s.example/" + "x".repeat(400)).build();
    BlockOptions o = BlockOptions.from("block", Map.of("titleLength", 300));
    Block b = Blocks.of(o, "en", i);
    assertThat(b.fields().get("title_1")).hasSize(191).endsWith("…");
    assertThat(b.fields().get("url_1")).isEmpty();
    assertThat(b.html()).contains("x".repeat(400));
  }

  @Test
  void headingsAndParameters_areTheOrganisations() {
    BlockOptions o =
        BlockOptions.from(
            "block",
            Map.of(
                "headings", Map.of("de", "Für Sie & <Sie>", "en", "For you"),
                "parameters", Map.of("utm_medium", "e mail")));
    assertThat(Jsoup.parse(Blocks.of(o, "de-AT", item("a").build()).html()).text())
        .startsWith("Für Sie & <Sie>");
    assertThat(Blocks.of(o, "??", item("a").build()).text()).startsWith("For you");
    assertThat(Blocks.of(o, "", item("a").build()).fields().get("url_1"))
        .isEqualTo("https://shop.example/p/a?utm_medium=e%20mail&fs=s1.1");
    assertThat(TrackedUrl.with("https://a.example/?fs=old&b=1&fs", "fs", "n"))
        .isEqualTo("https://a.example/?b=1&fs=n");
  }

  @Test
  void setIds_areSafeInLinks() {
    assertThatThrownBy(() -> new MailSet("a&b", "x", "en", List.of()))
        .hasMessageContaining("id must match");
    assertThatThrownBy(() -> BlockOptions.from("block", Map.of("parameter", "a=b")))
        .hasMessageStartingWith("block.parameter");
  }
}
