/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import static io.foresight.core.token.Blocks.item;
import static io.foresight.core.token.Blocks.pick;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.foresight.core.catalogue.CatalogueItem;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default block in a real browser; the pictures stay in target/screenshots to be looked at. */
@NullUnmarked
class BlockScreenshotTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String CHECK =
      "<!DOCTYPE html><body style='margin:0'><iframe id=f src='/block' style='border:0;height:2200px;"
          + "width:WIDTHpx'></iframe><pre id=r></pre><script>\n"
          + "const lum=c=>{const v=c.match(/[\\d.]+/g).slice(0,3).map(x=>x/255)"
          + ".map(x=>x<=.03928?x/12.92:((x+.055)/1.055)**2.4);"
          + "return .2126*v[0]+.7152*v[1]+.0722*v[2]};\n"
          + "const back=e=>{for(;e;e=e.parentElement){const b=e.ownerDocument.defaultView"
          + ".getComputedStyle(e).backgroundColor;if(!/, 0\\)$/.test(b))return b}"
          + "return 'rgb(255,255,255)'};\n"
          + "f.onload=()=>{const d=f.contentDocument;let least=99;"
          + "const walk=d.createTreeWalker(d.body,NodeFilter.SHOW_TEXT);"
          + "while(walk.nextNode()){const e=walk.currentNode.parentElement;"
          + "if(!walk.currentNode.data.trim()||e.tagName=='STYLE')continue;"
          + "const a=lum(f.contentWindow.getComputedStyle(e).color),b=lum(back(e));"
          + "least=Math.min(least,(Math.max(a,b)+.05)/(Math.min(a,b)+.05))}"
          + "const cards=[...d.querySelectorAll('.fs-card')];"
          + "r.textContent='scroll='+d.documentElement.scrollWidth+';columns='"
          + "+new Set(cards.map(c=>Math.round(c.getBoundingClientRect().left))).size+';cards='"
          + "+cards.length+';contrast='+least.toFixed(2)+';card='+Math.round(255*lum(back(cards[0])))"
          + "+';right='+Math.max(...[...d.querySelectorAll('*')].map(e=>e.getBoundingClientRect().right))"
          + "+';loaded='+[...d.images].filter(i=>i.naturalWidth).length};\n"
          + "</script></body>";

  private static HttpServer server;
  private static Chromium browser;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.find(folder);
    Assumptions.assumeTrue(
        browser != null, "no Chromium on the PATH, the default block is not seen");
    Files.createDirectories(PICTURES);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/block", e -> html(e, page(block())));
    server.createContext("/check/", e -> html(e, CHECK.replace("WIDTH", width(e))));
    server.createContext("/image/", e -> answer(e, "image/png", image()));
    server.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static String width(HttpExchange e) {
    return e.getRequestURI().getPath().substring("/check/".length());
  }

  private static String at(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private static String page(String block) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body style=\"margin:0\">"
        + block
        + "</body></html>";
  }

  private static String block() {
    CatalogueItem[] items = {
      item("a")
          .title("Große Teetasse „Nordlicht“ aus Steinzeug, 350 ml, handbemalt")
          .price(15, "EUR")
          .sale(12.9, 0, 0)
          .image(at("/image/a.png"))
          .build(),
      item("b").title("<b>{Cup}</b>").image(at("/image/b.png")).build(),
      item("c")
          .title("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(2))
          .build(),
      item("d").title("漢字 & 😀").price(Double.NaN, null).image("http://localhost:1/no.png").build()
    };
    BlockOptions options =
        BlockOptions.from("block", Map.of("headings", Map.of("de", "Für Sie ausgesucht")));
    return new BlockRenderer(Blocks.shelf(items))
        .render(
            Blocks.set(
                "de",
                pick("a", "Oft mit „Kanne“ gekauft, von 37 der 210 Käufer"),
                pick("b", ""),
                pick("c", "Neu in Küche"),
                pick("d", "")),
            options,
            Blocks.NOW)
        .html();
  }

  private static byte[] image() throws IOException {
    BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().fillRect(0, 0, 800, 600);
    for (int i = 100; i < 500; i++) {
      for (int k = 200; k < 600; k++) {
        picture.setRGB(k, i, 0xc07850);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static void html(HttpExchange e, String text) throws IOException {
    answer(e, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange e, String type, byte[] body) throws IOException {
    e.getResponseHeaders().set("Content-Type", type);
    e.sendResponseHeaders(200, body.length);
    e.getResponseBody().write(body);
    e.close();
  }

  private static Map<String, Double> look(int width, boolean dark) throws Exception {
    String name = (width < 500 ? "narrow-" : "wide-") + (dark ? "dark" : "light");
    Path picture = PICTURES.resolve("default-block-" + name + ".png");
    browser.screenshot(at("/check/" + width), dark, width, width < 500 ? 1700 : 1000, picture);
    BufferedImage seen = ImageIO.read(picture.toFile());
    String dom = browser.dom(at("/check/" + width), dark);
    Map<String, Double> found = new HashMap<>();
    var m = Pattern.compile("([a-z]+)=([0-9.]+)").matcher(dom.substring(dom.indexOf("id=\"r\"")));
    while (m.find()) {
      found.putIfAbsent(m.group(1), Double.valueOf(m.group(2)));
    }
    Color edge = new Color(seen.getRGB(Math.min(width, seen.getWidth()) / 2, 4));
    found.put("edge", (double) (edge.getRed() + edge.getGreen() + edge.getBlue()));
    return found;
  }

  private static void readable(Map<String, Double> seen, int width) {
    assertThat(seen.get("cards")).isEqualTo(4);
    assertThat(seen.get("loaded")).isEqualTo(2);
    assertThat(seen.get("scroll")).isLessThanOrEqualTo(width);
    assertThat(seen.get("right")).isLessThanOrEqualTo(width);
    assertThat(seen.get("contrast")).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void narrow_isOneColumn_withoutOverflow() throws Exception {
    Map<String, Double> seen = look(320, false);
    readable(seen, 320);
    assertThat(seen.get("columns")).isEqualTo(1);
    assertThat(seen.get("edge")).isGreaterThan(700);
  }

  @Test
  void wide_isTwoColumns() throws Exception {
    Map<String, Double> seen = look(640, false);
    readable(seen, 640);
    assertThat(seen.get("columns")).isEqualTo(2);
    assertThat(seen.get("card")).isGreaterThan(200);
  }

  @Test
  void dark_isDark_andStillReadable() throws Exception {
    for (int width : new int[] {320, 640}) {
      Map<String, Double> seen = look(width, true);
      readable(seen, width);
      assertThat(seen.get("card")).isLessThan(20);
      assertThat(seen.get("edge")).isLessThan(120);
    }
  }
}
