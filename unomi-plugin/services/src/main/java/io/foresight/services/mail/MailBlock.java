/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.token.Block;
import io.foresight.core.token.BlockOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a slot is shown in mails. Immutable. As JSON, all optional:
 *
 * <pre>{@code
 * { "singles": 1,               items whose title, price … are fields of their own, 0..6
 *   "renewHours": 24,           an answer is asked for again after so long, 1..720; at once when
 *                               something happened to the person
 *   "localeProperty": "language",   of the profile; a BCP 47 tag
 *   "options": {...} }          see BlockOptions
 * }</pre>
 */
public final class MailBlock {
  /** Begins the keys of all fields of blocks. */
  static final String PREFIX = "r_";

  private static final Set<String> NAMES =
      Set.of("slot", "singles", "renewHours", "localeProperty", "options");
  private static final String[] SINGLES = {"title", "price", "was_price", "image", "url", "reason"};

  private final String slot;
  private final int singles;
  private final int renewHours;
  private final String localeProperty;
  private final BlockOptions options;

  private MailBlock(String slot, Fields f) {
    f.allowOnly(NAMES);
    String given = f.string("slot", slot);
    if (!slot.equals(given)) {
      throw new InvalidInputException(f.at("slot"), "must be " + slot + ", was " + given);
    }
    this.slot = slot;
    this.singles = f.integer("singles", 1, 0, 6);
    this.renewHours = f.integer("renewHours", 24, 1, 720);
    this.localeProperty = f.string("localeProperty", "language");
    this.options = BlockOptions.from(f.at("options"), f.object("options").asMap());
    if (singles > options.places()) {
      throw new InvalidInputException(
          f.at("singles"), "must be at most options.places, " + options.places());
    }
  }

  /**
   * @throws InvalidInputException naming the field
   */
  static MailBlock of(String slot, Map<String, Object> json) {
    return new MailBlock(slot, Fields.of("block", json));
  }

  /** Id of the slot. */
  public String slot() {
    return slot;
  }

  /** Key of the field that holds the HTML. */
  public String key() {
    return PREFIX + slot.replace('-', '_');
  }

  BlockOptions options() {
    return options;
  }

  /** The parameter of links that says which set and place they came from. */
  String linkParameter() {
    Object given = options.toMap().get("parameter");
    return given == null ? "fs" : given.toString();
  }

  long renewMillis() {
    return renewHours * 3_600_000L;
  }

  /** The recipient's language as the profile has it, or empty. */
  String locale(Map<String, Object> profileProperties) {
    Object tag = profileProperties.get(localeProperty);
    return tag == null ? "" : tag.toString();
  }

  /** All fields of the block. */
  public List<DeliveryField> fields() {
    List<DeliveryField> out = new ArrayList<>();
    out.add(field("", "block", DeliveryField.Type.HTML));
    out.add(field("_text", "plain text", DeliveryField.Type.LONG_TEXT));
    for (int n = 1; n <= singles; n++) {
      for (String name : SINGLES) {
        String words = name.replace('_', ' ') + " " + n;
        out.add(field("_" + name + "_" + n, words, DeliveryField.Type.LONG_TEXT));
      }
    }
    return out;
  }

  private DeliveryField field(String suffix, String words, DeliveryField.Type type) {
    return new DeliveryField(key() + suffix, "Recommended " + slot + ": " + words, type, false);
  }

  /** Values of the fields; those that would be empty are left out. */
  Map<String, String> values(Block block) {
    Map<String, String> out = new LinkedHashMap<>();
    put(out, key(), block.html());
    put(out, key() + "_text", block.text());
    for (int n = 1; n <= singles; n++) {
      for (String name : SINGLES) {
        put(out, key() + "_" + name + "_" + n, block.fields().get(name + "_" + n));
      }
    }
    return out;
  }

  private static void put(Map<String, String> out, String key, String value) {
    if (value != null && !value.isBlank()) {
      out.put(key, value);
    }
  }

  /** As it was given, with defaults. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("slot", slot);
    m.put("singles", singles);
    m.put("renewHours", renewHours);
    m.put("localeProperty", localeProperty);
    m.put("options", options.toMap());
    return m;
  }
}
