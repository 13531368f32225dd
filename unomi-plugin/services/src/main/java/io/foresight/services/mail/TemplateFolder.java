/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates of mail blocks in files: {@code SLOT.mustache} is the HTML, {@code SLOT.txt.mustache}
 * the plain text. A file that is new or changed since it was last looked at is taken into the block
 * of its slot, which is made where there is none; a bad one is told of by name, and the block stays
 * as it is. A file that goes leaves the block as it is.
 */
final class TemplateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateFolder.class);
  private static final String HTML = ".mustache";
  private static final String TEXT = ".txt.mustache";
  private static final long LARGEST = 1 << 20;

  private final MailTokens tokens;
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final Map<String, String> problems = new ConcurrentHashMap<>();

  TemplateFolder(MailTokens tokens) {
    this.tokens = tokens;
  }

  /** What is wrong with files, by their name. */
  Map<String, String> problems() {
    return new TreeMap<>(problems);
  }

  /** Takes over what is new; cheap when nothing is. A folder that is not there holds no files. */
  void follow(Path folder) {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + HTML)) {
        all.forEach(f -> files.put(f.getFileName().toString(), f));
      } catch (IOException e) {
        LOG.warn("Templates of mails in {} cannot be listed: {}", folder, e.toString());
        return;
      }
    }
    seen.keySet().retainAll(files.keySet());
    problems.keySet().retainAll(files.keySet());
    files.forEach(this::look);
  }

  private void look(String name, Path file) {
    String stamp;
    try {
      stamp = Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException gone) {
      return;
    }
    if (stamp.equals(seen.get(name))) {
      return;
    }
    try {
      if (take(name, file)) {
        LOG.info("The mail template {} is in use", name);
      }
      problems.remove(name);
    } catch (IOException | InvalidInputException | NoSuchElementException e) {
      String why = e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
      problems.put(name, why);
      LOG.error("The mail template {} is not used, what was there before stays: {}", name, why);
    }
    seen.put(name, stamp);
  }

  /** Whether anything was new. */
  private boolean take(String name, Path file) throws IOException {
    boolean text = name.endsWith(TEXT);
    String slot = name.substring(0, name.length() - (text ? TEXT : HTML).length());
    String part = text ? "text" : "html";
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than " + LARGEST + " bytes");
    }
    String template = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Map<String, Object> block =
        tokens.blocks().stream()
            .filter(b -> b.slot().equals(slot))
            .findFirst()
            .map(MailBlock::toMap)
            .orElseGet(LinkedHashMap::new);
    Map<String, Object> options = new LinkedHashMap<>();
    if (block.get("options") instanceof Map) {
      ((Map<?, ?>) block.get("options")).forEach((k, v) -> options.put(String.valueOf(k), v));
    }
    if (template.equals(options.put(part, template))) {
      return false;
    }
    block.put("options", options);
    tokens.put(slot, block);
    return true;
  }
}
