/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.InMemoryCatalogueStore;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryDocumentStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFormatsTest {
  private static final String RSS =
      "<?xml version=\"1.0\"?>\n"
          + "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\n"
          + "<title>Shop</title><link>https://shop.example</link>\n"
          + "<item><g:id>a</g:id><title>Mug &amp; more</title>"
          + "<link>https://shop.example/a?x=1&amp;y=2</link>"
          + "<g:price>12.90 EUR</g:price><g:availability>in stock</g:availability>"
          + "<g:product_type>Home &gt; Mugs</g:product_type><g:product_type>Gifts</g:product_type>"
          + "<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>"
          + "<description><![CDATA[<p>Big &amp; warm</p>]]></description></item>\n"
          + "<item><g:id>b</g:id><g:price>cheap</g:price></item>\n"
          + "</channel></rss>";
  private static final String ATOM =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:g=\"http://base.google.com/ns/1.0\">"
          + "<entry><id>tag:shop,a</id><g:id>a</g:id><title>Mug</title>"
          + "<link rel=\"self\" href=\"https://shop.example/atom\"/>"
          + "<link rel=\"alternate\" href=\"https://shop.example/a\"/></entry></feed>";

  private final InMemoryCatalogueStore store = new InMemoryCatalogueStore();
  private final ElasticsearchCatalogueFeeds feeds =
      new ElasticsearchCatalogueFeeds(store, new InMemoryDocumentStore(), Clock.systemUTC());
  @TempDir Path folder;

  private FeedReport run(String name, String content) throws IOException {
    return run(name, content, StandardCharsets.UTF_8, Map.of());
  }

  private FeedReport run(String name, String content, Charset charset, Map<String, Object> options)
      throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(content.getBytes(charset));
    }
    return feeds.file(file, FeedOptions.from("feed", options), Progress.NONE);
  }

  private CatalogueItem item(String id) {
    return store.getAll(List.of(id)).get(id).item();
  }

  @Test
  void csv_ofAnyDelimiter_withQuotesAndLineBreaks() throws IOException {
    FeedReport r =
        run("f.csv", "id;name;price\n1;\"Mug; \"\"big\"\"\nred\";12,90\n2;Cup\n3;Plate;x\n");
    assertThat(r.added()).isEqualTo(1);
    assertThat(item("1").title()).isEqualTo("Mug; \"big\" red");
    assertThat(item("1").price()).isEqualTo(12.9);
    assertThat(r.rejections())
        .extracting(m -> m.get("line") + " " + m.get("reason"))
        .containsExactly(
            "4 has 2 fields, the header has 3",
            "5 price must be a number from 0, such as 12.90 or 12.90 EUR, was x");
  }

  @Test
  void csv_ofAnotherCharacterSet_andOwnColumns() throws IOException {
    Map<String, Object> options =
        Map.of("charset", "windows-1252", "columns", Map.of("Artikelnr", "id", "Bez", "title"));
    run("f.csv", "Artikelnr,Bez\n7,Große Tasse\n", Charset.forName("windows-1252"), options);
    assertThat(item("7").title()).isEqualTo("Große Tasse");
    FeedReport wrong =
        run("f.csv", "id,name\n8,Große\n9,Cup\n", Charset.forName("windows-1252"), Map.of());
    assertThat(wrong.added()).isEqualTo(1);
    assertThat(wrong.rejections().toString()).contains("character set");
  }

  @Test
  void tsv_ofGoogleMerchant_gzippedWithByteOrderMark() throws IOException {
    run(
        "f.txt.gz",
        "\ufeffid\ttitle\timage link\tsale price\tprice\n"
            + "1\t\"Mug\"\thttps://shop.example/1.jpg\t8 EUR\t10 EUR\n");
    assertThat(item("1").salePrice()).isEqualTo(8);
    assertThat(item("1").image()).isEqualTo("https://shop.example/1.jpg");
  }

  @Test
  void jsonLines_tellEachBadLine() throws IOException {
    FeedReport r =
        run(
            "f.jsonl",
            "{\"id\":1,\"title\":\"A\",\"stock\":-4}\n\n[1]\n{\"id\":2\n{\"id\":3} x\nnull\n"
                + "{\"id\":1,\"title\":\"B\"}\n{\"title\":\"no id\"}\n");
    assertThat(r.added()).isEqualTo(1);
    assertThat(item("1").title()).isEqualTo("B");
    assertThat(r.duplicates()).isEqualTo(1);
    assertThat(r.notes()).containsEntry("stock: negative, taken for 0", 1L);
    assertThat(r.rejections()).extracting(m -> m.get("line")).containsExactly(3L, 4L, 5L, 6L, 8L);
  }

  @Test
  void rss_ofGoogleMerchant() throws IOException {
    FeedReport r = run("f.xml", RSS);
    CatalogueItem a = item("a");
    assertThat(a.title()).isEqualTo("Mug & more");
    assertThat(a.url()).isEqualTo("https://shop.example/a?x=1&y=2");
    assertThat(a.price()).isEqualTo(12.9);
    assertThat(a.categories()).containsExactly("Home > Mugs", "Gifts");
    assertThat(a.description()).isEqualTo("Big & warm");
    assertThat(r.rejections().get(0)).containsEntry("line", 5L).containsEntry("field", "price");
  }

  @Test
  void atom_ofGoogleMerchant() throws IOException {
    run("f.xml.gz", ATOM);
    assertThat(item("a").url()).isEqualTo("https://shop.example/a");
    assertThat(store.count(null)).isEqualTo(1);
  }

  @Test
  void xml_opensNothingElse() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    String attack =
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>\n"
            + RSS.substring(RSS.indexOf("<rss")).replace("Mug", "&x;");
    FeedReport r = run("f.xml", attack);
    assertThat(r.problem()).contains("document type");
    assertThat(store.count(null)).isZero();
    assertThat(run("f.xml", RSS.replace("Mug", "&x;")).problem()).isNotNull();
    assertThat(store.count(null)).isZero();
    assertThat(run("f.xml", "<html><body/></html>").problem()).contains("begins with <html>");
  }

  @Test
  void brokenXml_keepsWhatWasRead_andRemovesNothing() throws IOException {
    run("f.xml", RSS);
    FeedReport r =
        run(
            "f.xml",
            RSS.replace(">a<", ">z<").substring(0, RSS.indexOf("<item><g:id>b") + 8),
            StandardCharsets.UTF_8,
            Map.of("mode", "full"));
    assertThat(r.problem()).isNotNull();
    assertThat(r.removalRefused()).isNotNull();
    assertThat(store.count(null)).isEqualTo(2);
  }

  @Test
  void hugeField_isNotKept_andHugeRecord_endsTheRead() throws IOException {
    String big = "x".repeat(1_000_000);
    run("f.xml", RSS.replace("Big &amp; warm", big));
    assertThat(item("a").description().length()).isLessThanOrEqualTo(5_000);
    String record = "<g:colour>" + big + "</g:colour>";
    FeedReport r = run("f.xml", RSS.replace("<g:shipping>", record.repeat(20) + "<g:shipping>"));
    assertThat(r.problem()).contains("larger than 16 MB");
  }

  @Test
  void filesThatCannotBeTold_areRefused() {
    assertThatThrownBy(() -> run("f.dat", "x"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("feed.format");
    assertThatThrownBy(() -> run("f.csv", "sku number,name\n1,a\n"))
        .hasMessageContaining("no column for the id")
        .hasMessageContaining("sku number");
    assertThatThrownBy(() -> run("f.csv", "")).hasMessageContaining("is empty");
    assertThatThrownBy(
            () -> feeds.file(folder.resolve("none.csv"), FeedOptions.defaults(), Progress.NONE))
        .hasMessageContaining("does not exist");
  }

  @Test
  void truncatedGzip_isAProblem_andRemovesNothing() throws IOException {
    StringBuilder rows = new StringBuilder("id,name\n");
    for (int i = 0; i < 20_000; i++) {
      rows.append(i).append(",Name ").append(i * 7919L % 10_007).append('\n');
    }
    run("g.csv", rows.toString());
    run("f.csv.gz", rows.toString());
    Path file = folder.resolve("f.csv.gz");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length / 2));
    FeedReport r =
        feeds.file(file, FeedOptions.defaults().mode(FeedOptions.Mode.FULL), Progress.NONE);
    assertThat(r.problem()).isNotNull();
    assertThat(r.removed()).isZero();
    assertThat(store.count(null)).isEqualTo(20_000);
  }
}
