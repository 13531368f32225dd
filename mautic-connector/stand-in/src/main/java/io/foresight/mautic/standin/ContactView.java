/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The three ways in which a contact is shown. */
final class ContactView {
  /** Where it is shown: the forms differ in the types of ids and values. */
  enum Form {
    /** In answer to the request that created it. */
    CREATED,
    /** In answer to a single read, and to a write to a contact that was there. */
    READ,
    /** In lists and in answer to batch edits. */
    LISTED,
    /** Next to an error within a batch edit. */
    STALE
  }

  private final State state;

  ContactView(State state) {
    this.state = state;
  }

  Map<String, Object> show(Contact c, Form form) {
    return show(c, form, Set.of(), false, null);
  }

  /**
   * @param sent fields that the request wrote: booleans among them are shown as booleans
   * @param blanks whether fields without a value are shown as blank instead of null
   * @param cleared fields shown as null although blanks are shown
   */
  Map<String, Object> show(
      Contact c, Form form, Set<String> sent, boolean blanks, Set<String> cleared) {
    Map<String, Object> v = head(c);
    v.put("color", null);
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> all = Json.map("id", String.valueOf(c.id));
    Map<String, Object> core = new LinkedHashMap<>();
    Map<String, Object> social = new LinkedHashMap<>();
    for (Field f : state.fields.published()) {
      Object value = display(f, c.values.get(f.alias), form, sent.contains(f.alias));
      if (value == null && blanks) {
        value = f.is("number") ? (f.scale() == 0 ? (Object) 0 : (Object) 0.0) : "";
      }
      boolean points = f.alias.equals("points");
      if (points && form != Form.CREATED) {
        value = form == Form.STALE ? "0" : (Object) 0;
      }
      boolean nulled = "".equals(value) && cleared != null && cleared.contains(f.alias);
      all.put(f.alias, points ? (Object) 0 : nulled ? null : value);
      (f.group.equals("social") ? social : core).put(f.alias, entry(f, value, form));
    }
    fields.put("core", core);
    fields.put("social", social);
    fields.put("personal", List.of());
    fields.put("professional", List.of());
    fields.put("all", all);
    v.put("fields", fields);
    v.putAll(tail(c));
    return v;
  }

  /** The answer of the do-not-contact calls: another serialiser, no nulls, no {@code all}. */
  Map<String, Object> sparse(Contact c) {
    Map<String, Object> full = show(c, Form.LISTED);
    Map<String, Object> v = head(c);
    for (String alias : List.of("firstname", "lastname", "email")) {
      if (c.values.get(alias) != null) {
        v.put(alias, c.values.get(alias));
      }
    }
    Map<String, Object> fields = Json.asMap(full.get("fields"));
    fields.remove("all");
    for (Object group : fields.values()) {
      Json.asMap(group).values().forEach(f -> Json.asMap(f).values().removeIf(Objects::isNull));
    }
    v.put("fields", fields);
    v.put("ipAddresses", List.of());
    v.put("tags", full.get("tags"));
    v.put("utmtags", List.of());
    v.put("dateIdentified", full.get("dateIdentified"));
    List<Object> dnc = new ArrayList<>();
    for (Contact.Dnc d : c.dnc) {
      dnc.add(
          Json.map(
              "id", d.id,
              "dateAdded", Moments.shown(d.dateAdded),
              "reason", d.reason,
              "comments", d.comments,
              "channel", d.channel));
    }
    v.put("doNotContact", dnc);
    v.put("frequencyRules", List.of());
    return v;
  }

  private static Map<String, Object> head(Contact c) {
    return Json.map(
        "isPublished", true,
        "dateAdded", Moments.shown(c.dateAdded),
        "dateModified", Moments.shown(c.dateModified),
        "createdBy", c.creatorId,
        "createdByUser", c.creator,
        "modifiedBy", c.modifierId,
        "modifiedByUser", c.modifier,
        "id", c.id,
        "points", 0);
  }

  private Map<String, Object> tail(Contact c) {
    List<Object> tags = new ArrayList<>();
    c.tags.forEach(
        t -> tags.add(Json.map("id", state.contacts.tagId(t), "tag", t, "description", null)));
    List<Object> dnc = new ArrayList<>();
    for (Contact.Dnc d : c.dnc) {
      dnc.add(
          Json.map(
              "id", d.id,
              "reason", d.reason,
              "comments", d.comments,
              "channel", d.channel,
              "channelId", null));
    }
    return Json.map(
        "lastActive",
        Moments.shown(c.lastActive),
        "owner",
        null,
        "ipAddresses",
        List.of(),
        "tags",
        tags,
        "utmtags",
        List.of(),
        "stage",
        null,
        "dateIdentified",
        Moments.shown(c.dateIdentified),
        "preferredProfileImage",
        null,
        "doNotContact",
        dnc,
        "frequencyRules",
        List.of());
  }

  private static Object display(Field f, Object stored, Form form, boolean sent) {
    if (stored == null) {
      return null;
    }
    if (f.is("number")) {
      double d = (double) stored;
      if (form == Form.STALE) {
        return f.scale() == 0 ? String.valueOf((long) d) : String.valueOf(d);
      }
      return f.scale() == 0
          ? (Object) (long) d
          : (Object) BigDecimal.valueOf(d).setScale(f.scale(), RoundingMode.HALF_UP).doubleValue();
    }
    if (f.is("boolean")) {
      return form == Form.LISTED
          ? (Object) String.valueOf(stored)
          : sent ? (Object) stored.equals(1) : stored;
    }
    return stored;
  }

  private static Map<String, Object> entry(Field f, Object value, Form form) {
    Object normalized = normalized(f, value);
    if (form == Form.CREATED) {
      return Json.map(
          "id", f.id,
          "group", f.group,
          "label", f.label,
          "alias", f.alias,
          "type", f.type,
          "properties", Php.emptyAsList(f.properties),
          "value", value,
          "normalizedValue", normalized);
    }
    return Json.map(
        "id",
        String.valueOf(f.id),
        "label",
        f.label,
        "alias",
        f.alias,
        "type",
        f.type,
        "group",
        f.group,
        "object",
        "lead",
        "is_fixed",
        f.fixed ? "1" : "0",
        "properties",
        Php.serialize(f.properties),
        "default_value",
        f.alias.equals("points") ? "0" : f.is("multiselect") ? "" : null,
        "value",
        value,
        "normalizedValue",
        normalized);
  }

  private static Object normalized(Field f, Object value) {
    if (value == null) {
      return "";
    }
    if (f.is("boolean") && !value.equals("")) {
      boolean yes = value.equals(true) || String.valueOf(value).equals("1");
      return f.properties.getOrDefault(yes ? "yes" : "no", yes ? "Yes" : "No");
    }
    if (f.type.endsWith("select")) {
      return Arrays.stream(String.valueOf(value).split("\\|"))
          .map(v -> Values.label(f, v))
          .collect(Collectors.joining("|"));
    }
    return value;
  }
}
