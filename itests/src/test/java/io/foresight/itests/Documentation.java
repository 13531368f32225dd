/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fenced blocks of README.md and docs/. */
final class Documentation {
  private static final Pattern FENCED =
      Pattern.compile("^```([a-z]*) ?([A-Za-z0-9_.-]*)\\n(.*?)^```$", flags());
  private static final Pattern COMMAND =
      Pattern.compile("(curl |foresight:|\\./quickstart|mvn ).*");

  private Documentation() {}

  private static int flags() {
    return Pattern.MULTILINE | Pattern.DOTALL;
  }

  static List<Block> read() throws IOException {
    Path root = Path.of(System.getProperty("foresight.root"));
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Block> blocks = new ArrayList<>();
    for (Path page : pages) {
      Matcher m = FENCED.matcher(Files.readString(page));
      while (m.find()) {
        blocks.add(new Block(page.getFileName().toString(), m.group(1), m.group(2), m.group(3)));
      }
    }
    return blocks;
  }

  static boolean looksLikeACommand(String line) {
    return COMMAND.matcher(line.trim()).matches();
  }

  /** One fenced block. */
  static final class Block {
    final String page;
    final String language;
    final String file;
    final String text;

    Block(String page, String language, String file, String text) {
      this.page = page;
      this.language = language;
      this.file = file;
      this.text = text;
    }

    boolean hasCommands() {
      return language.equals("sh") || language.equals("karaf");
    }

    /** Commands, each on one line or continued by a backslash or an open quote. */
    List<String> commands() {
      if (!hasCommands()) {
        return List.of();
      }
      List<String> out = new ArrayList<>();
      StringBuilder command = new StringBuilder();
      for (String line : text.split("\\n")) {
        command.append(command.length() == 0 ? "" : "\n").append(line);
        if (!line.endsWith("\\") && !ShellWords.isOpen(command.toString())) {
          out.add(command.toString().trim());
          command.setLength(0);
        }
      }
      return out.stream()
          .filter(c -> !c.isEmpty() && !c.startsWith("#"))
          .collect(Collectors.toList());
    }

    String where(String command) {
      return page + ": " + command;
    }
  }
}
