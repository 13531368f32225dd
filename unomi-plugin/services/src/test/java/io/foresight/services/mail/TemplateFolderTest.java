/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class TemplateFolderTest {
  private static final String FILE = "for-you.mustache";

  @TempDir Path here;
  private MailTokens tokens;
  private TemplateFolder folder;
  private int writes;

  @BeforeEach
  void nothingYet() {
    RecommendationService service = Mockito.mock(RecommendationService.class);
    Mockito.when(service.slots()).thenReturn(Map.of("for-you", Map.of(), "refill", Map.of()));
    LiveScoring live = Mockito.mock(LiveScoring.class);
    tokens = new MailTokens(new InMemoryDocumentStore(), service, live, Clock.systemUTC());
    folder = new TemplateFolder(tokens);
  }

  private void write(String name, String template) throws IOException {
    Path file = here.resolve(name);
    Files.write(file, template.getBytes(StandardCharsets.UTF_8));
    // The clock of a file system may stand still between two writes.
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + 2_000L * writes++));
    folder.follow(here);
  }

  private Map<?, ?> options(String slot) {
    return (Map<?, ?>) tokens.block(slot).toMap().get("options");
  }

  @Test
  void files_becomeTheTemplatesOfTheirSlot() throws IOException {
    write(FILE, "<p>{{heading}}</p>");
    write("for-you.txt.mustache", "{{#items}}{{title}}{{/items}}");
    assertThat(options("for-you"))
        .isEqualTo(Map.of("html", "<p>{{heading}}</p>", "text", "{{#items}}{{title}}{{/items}}"));
    assertThat(tokens.blocks()).hasSize(1);
    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void changedFile_isTakenOver_andTheRestOfTheBlockStays() throws IOException {
    tokens.put("for-you", Map.of("singles", 2, "options", Map.of("places", 3)));
    write(FILE, "<p>one</p>");
    write(FILE, "<p>two</p>");
    assertThat(options("for-you")).isEqualTo(Map.of("places", 3, "html", "<p>two</p>"));
    assertThat(tokens.block("for-you").toMap()).containsEntry("singles", 2);
  }

  @Test
  void badFile_isNamed_andTheOneBeforeStays() throws IOException {
    write(FILE, "<p>one</p>");
    write(FILE, "<p>{{nonsense}}</p>");
    assertThat(options("for-you")).isEqualTo(Map.of("html", "<p>one</p>"));
    assertThat(folder.problems()).containsOnlyKeys(FILE);
    assertThat(folder.problems().get(FILE)).contains("nonsense");
    write(FILE, "<p>two</p>");
    assertThat(folder.problems()).isEmpty();
    assertThat(options("for-you")).isEqualTo(Map.of("html", "<p>two</p>"));
  }

  @Test
  void fileOfNoSlot_isNamed() throws IOException {
    write("for-me.mustache", "<p>one</p>");
    assertThat(folder.problems().get("for-me.mustache")).isEqualTo("no slot for-me");
    assertThat(tokens.blocks()).isEmpty();
  }

  @Test
  void unchangedFile_leavesWhatWasPutSince() throws IOException {
    write(FILE, "<p>one</p>");
    tokens.put("for-you", Map.of("options", Map.of("html", "<p>mine</p>")));
    folder.follow(here);
    assertThat(options("for-you")).isEqualTo(Map.of("html", "<p>mine</p>"));
  }

  @Test
  void fileThatGoes_leavesTheBlock_andComesBack() throws IOException {
    write(FILE, "<p>one</p>");
    Files.delete(here.resolve(FILE));
    folder.follow(here);
    assertThat(options("for-you")).isEqualTo(Map.of("html", "<p>one</p>"));
    folder.follow(here.resolve("nowhere"));
    write(FILE, "<p>two</p>");
    assertThat(options("for-you")).isEqualTo(Map.of("html", "<p>two</p>"));
  }
}
