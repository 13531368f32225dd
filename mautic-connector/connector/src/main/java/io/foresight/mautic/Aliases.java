/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Names that Mautic leaves as they are. */
final class Aliases {
  /** All our fields begin so. */
  static final String FIELD_PREFIX = "fs_";

  /** All our segments begin so. */
  static final String SEGMENT_PREFIX = "fs-";

  /** Mautic cuts at 25 and strips an underscore at the end. */
  private static final int LENGTH = 24;

  private static final int SEGMENT_LENGTH = 100;

  private Aliases() {}

  /** A field alias of at most 24 characters; what had to be cut is told apart by a check sum. */
  static String field(String key) {
    String name = FIELD_PREFIX + key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    name = name.replaceAll("_+$", "");
    return name.length() <= LENGTH ? name : cut(name, LENGTH, key, '_');
  }

  /** A segment alias. */
  static String segment(String id) {
    String name = SEGMENT_PREFIX + id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return name.length() <= SEGMENT_LENGTH ? name : cut(name, SEGMENT_LENGTH, id, '-');
  }

  private static String cut(String name, int length, String original, char joint) {
    CRC32 sum = new CRC32();
    sum.update(original.getBytes(StandardCharsets.UTF_8));
    String tail = Long.toString(sum.getValue() % (36 * 36 * 36 * 36), 36);
    return name.substring(0, length - 1 - tail.length()) + joint + tail;
  }
}
