/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a shell does, as far as our documentation goes. */
final class ShellWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote;

  private ShellWords(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == 0 && c == '\\' && i + 1 < line.length()) {
        i++;
        if (line.charAt(i) != '\n') {
          add(line.charAt(i));
        }
      } else {
        next(c);
      }
    }
    endWord();
  }

  static List<String> of(String line) {
    return new ShellWords(line).words;
  }

  /** Whether a quote is not closed, so that the next line belongs to the command. */
  static boolean isOpen(String line) {
    return new ShellWords(line).quote != 0;
  }

  private void next(char c) {
    if (quote != 0 ? c == quote : c == '\'' || c == '"') {
      quote = quote == 0 ? c : 0;
      inWord = true;
    } else if (quote == 0 && Character.isWhitespace(c)) {
      endWord();
    } else {
      add(c);
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
