/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import static io.foresight.core.token.Blocks.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.ItemNotes;
import io.foresight.core.catalogue.ItemReader;
import io.foresight.core.catalogue.Texts;
import io.foresight.core.catalogue.WebAddress;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Whatever texts a feed holds, the block has the same tags, and Mautic sees no token in it. */
class EscapingProperties {
  private static final BlockOptions OPTIONS =
      BlockOptions.from(
          "block", Map.of("titleLength", 300, "descriptionLength", 2_000, "maxBytes", 102_400));
  // As Mautic looks for tokens, braces or percent-encoded ones.
  private static final Pattern TOKEN = Pattern.compile("(\\{|%7B)[a-z]", Pattern.CASE_INSENSITIVE);
  private static final List<String> STRUCTURE =
      structure(block("Plain", "https://shop.example/a").html());

  private static Block block(String text, String url) {
    CatalogueItem i =
        item("a")
            .title(text)
            .description(text)
            .url(WebAddress.of(url))
            .image(WebAddress.of(url))
            .sale(1, 0, 0)
            .build();
    return new BlockRenderer(Blocks.shelf(i))
        .render(Blocks.set("en", Blocks.pick("a", text)), OPTIONS, Blocks.NOW);
  }

  private static List<String> structure(String html) {
    List<String> tags = new ArrayList<>();
    for (Element e : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      List<String> names = new ArrayList<>();
      e.attributes().forEach(a -> names.add(a.getKey()));
      tags.add(e.parents().size() + e.tagName() + names);
    }
    return tags;
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> bits =
        Arbitraries.of(
            "<script>alert(1)</script>",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&lt;",
            "&#",
            "{",
            "}",
            "{{",
            "{contactfield=email}",
            "%7Bcontactfield=email%7D",
            "%22%3E%3Cscript%3E",
            "-->",
            "<![endif]-->",
            "<!--",
            "</td></tr></table>",
            "</style>",
            "\\",
            "`",
            "=\"",
            "\" onload=x",
            "javascript:",
            "\u0000",
            "\u202e",
            "ü",
            "漢字",
            "😀",
            "\ud83d",
            "{unsubscribe_url}",
            " ",
            "\n",
            "a",
            "%",
            "$&",
            "\\1");
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    return Arbitraries.oneOf(bits, any)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(l -> "t" + String.join("", l));
  }

  @Property(tries = 500)
  void texts_neverChangeTheTags(@ForAll("hostile") String text) {
    Block b = block(text, "https://shop.example/a");
    assertThat(structure(b.html())).isEqualTo(STRUCTURE);
    assertThat(b.html()).matches(Pattern.compile("[\\x20-\\x7e\\n]*"));
    assertThat(attributesOf(b.html())).noneMatch(v -> v.contains("&#"));
    String body = b.html().substring(b.html().indexOf("</style>"));
    assertThat(TOKEN.matcher(body).find()).as(body).isFalse();
    assertThat(body).doesNotContain("{");
  }

  @Property(tries = 300)
  void texts_areReadAsTheyWere(@ForAll("hostile") String text) {
    Block b = block(text, "https://shop.example/a");
    String shown = Jsoup.parseBodyFragment(b.html()).select("td.fs-text").get(0).wholeText();
    String expected = Texts.cut(Texts.oneLine(text), 300);
    assertThat(shown.replace("{\u200c", "{").trim()).isEqualTo(expected.trim());
  }

  @Property(tries = 500)
  void plainTexts_holdNothingThatMeansAnything(@ForAll("hostile") String text) {
    Block b = block(text, "https://shop.example/a");
    for (String name : List.of("title_1", "reason_1")) {
      String v = String.valueOf(b.fields().get(name));
      assertThat(v).doesNotContainPattern("[<>\"'`{}\\x00-\\x1f]");
      assertThat(v).doesNotContainPattern("%[0-9a-fA-F]{2}");
      assertThat(Jsoup.parseBodyFragment("<p title=\"" + v + "\">" + v + "</p>").body().text())
          .isEqualTo(new Element("p").text(v).text());
    }
  }

  @Property(tries = 500)
  void addresses_neverLeaveTheirAttribute(@ForAll("hostile") String text) {
    CatalogueItem i;
    try {
      i =
          new ItemReader(FeedOptions.defaults())
              .read(Map.of("id", "a", "url", "https://shop.example/" + text), ItemNotes.NONE);
    } catch (InvalidInputException e) {
      return;
    }
    Block b = block("Plain", String.valueOf(i.url()));
    assertThat(structure(b.html())).isEqualTo(STRUCTURE);
    assertThat(b.html()).matches(Pattern.compile("[\\x20-\\x7e\\n]*"));
    String body = b.html().substring(b.html().indexOf("</style>"));
    assertThat(TOKEN.matcher(body).find()).as(body).isFalse();
    for (Element a : Jsoup.parseBodyFragment(b.html()).select("a")) {
      assertThat(a.attr("href")).startsWith("https://shop.example/");
    }
  }

  @Example
  void aTitleThatIsAToken_staysATitle() {
    Block b = block("Hi {contactfield=email}", "https://shop.example/{contactfield=email}");
    assertThat(b.html()).doesNotContain("{contactfield").doesNotContain("%7Bcontactfield");
    assertThat(b.text()).doesNotContain("{").contains("Hi (contactfield=email)");
    assertThat(b.fields().get("title_1")).isEqualTo("Hi (contactfield=email)");
  }

  private static List<String> attributesOf(String html) {
    List<String> values = new ArrayList<>();
    var m = Pattern.compile("=\"([^\"]*)\"").matcher(html);
    while (m.find()) {
      values.add(m.group(1));
    }
    return values;
  }
}
