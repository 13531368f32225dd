/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The contact fields, starting with those every Mautic has. Guarded by the state's lock. */
final class Fields {
  private static final Set<String> TYPES =
      Set.of(
          "text",
          "textarea",
          "html",
          "number",
          "boolean",
          "select",
          "multiselect",
          "lookup",
          "date",
          "datetime",
          "time",
          "email",
          "url",
          "tel",
          "timezone",
          "country",
          "region",
          "locale");
  private static final String CORE =
      "title:lookup:Title,firstname:text:First Name,lastname:text:Last Name,"
          + "company:text:Primary company,position:text:Position,email:email:Email,"
          + "mobile:tel:Mobile,phone:tel:Phone,points:number:Points,fax:tel:Fax,"
          + "address1:text:Address Line 1,address2:text:Address Line 2,city:text:City,"
          + "state:region:State,zipcode:text:Zip Code,country:country:Country,"
          + "preferred_locale:locale:Preferred Locale,timezone:timezone:Preferred Timezone,"
          + "last_active:datetime:Date Last Active,attribution_date:datetime:Attribution Date,"
          + "attribution:number:Attribution,website:url:Website";
  private static final String SOCIAL =
      "facebook:text:Facebook,foursquare:text:Foursquare,instagram:text:Instagram,"
          + "linkedin:text:mautic.lead.field.linkedin,skype:text:Skype,twitter:text:Twitter";

  /** The first ids belong to contact and company fields that are always there. */
  private static final long FIRST_OWN_ID = 44;

  private final Map<String, Field> byAlias = new LinkedHashMap<>();
  private long nextId = FIRST_OWN_ID;

  Fields() {
    add(CORE, "core");
    add(SOCIAL, "social");
    byAlias.get("title").properties = Json.map("list", List.of("Mr", "Mrs", "Miss"));
    byAlias.get("attribution").properties = Json.map("roundmode", 4, "scale", 2);
    byAlias.get("email").unique = true;
  }

  private void add(String specs, String group) {
    for (String spec : specs.split(",")) {
      String[] s = spec.split(":");
      boolean fixed = !group.equals("social") && !s[0].equals("fax") && !s[0].equals("website");
      Field f = new Field(byAlias.size() + 1, s[0], s[2], s[1], group, fixed);
      f.limit = 255;
      f.dateAdded = null;
      byAlias.put(f.alias, f);
    }
  }

  Field get(String alias) {
    return byAlias.get(alias);
  }

  Collection<Field> all() {
    return byAlias.values();
  }

  /** Those that contacts show. */
  List<Field> published() {
    return byAlias.values().stream().filter(f -> f.published).collect(Collectors.toList());
  }

  /** Fields that identify a contact; own ones are looked at first. */
  List<Field> uniques() {
    return byAlias.values().stream()
        .filter(f -> f.unique)
        .sorted(Comparator.comparing(f -> f.fixed))
        .collect(Collectors.toList());
  }

  Field byId(long id) {
    return byAlias.values().stream()
        .filter(f -> f.id == id)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  void remove(Field f) {
    byAlias.remove(f.alias);
  }

  /** Sets the id the next new field gets. */
  void nextId(long id) {
    nextId = id;
  }

  Field create(Map<String, Object> body, String now) {
    String label = text(body.get("label"));
    if (label == null) {
      throw Refusal.invalid("label", "A label is required.");
    }
    if (label.length() > 191) {
      throw Refusal.invalid("label", "Label value cannot be longer than 191 characters");
    }
    String type = body.get("type") == null ? "text" : text(body.get("type"));
    if (!TYPES.contains(type)) {
      Map<String, String> errors = new LinkedHashMap<>();
      errors.put("type", "This value is not valid.");
      errors.put("charLengthLimit", "This value should not be blank.");
      throw Refusal.invalid(400, errors);
    }
    String asked = text(body.get("alias"));
    String alias = FieldAlias.of(asked == null ? label : asked, asked != null, byAlias);
    Map<String, Object> properties = properties(type, body.get("properties"));
    Object group = body.getOrDefault("group", "core");
    Field f = new Field(nextId++, alias, label, type, String.valueOf(group), false);
    f.published = !Boolean.FALSE.equals(body.get("isPublished"));
    f.unique =
        Boolean.TRUE.equals(body.get("isUniqueIdentifier"))
            || Boolean.TRUE.equals(body.get("isUniqueIdentifer"));
    Object limit = body.get("charLengthLimit");
    f.limit = f.unique ? 255 : limit == null ? 64 : (int) Php.number(limit);
    f.properties = properties;
    f.dateAdded = now;
    f.order = (int) byAlias.values().stream().filter(x -> !x.fixed).count() + 1;
    byAlias.put(alias, f);
    return f;
  }

  /** Numbers within properties come back as text. */
  static Map<String, Object> properties(String type, Object sent) {
    Map<String, Object> given = Json.asMap(sent);
    if (type.equals("boolean") && !given.containsKey("yes")) {
      throw new Refusal(Answer.refused(400, "A 'positive' label is required.", Map.of()));
    }
    if (type.equals("lookup")) {
      lookup(given.get("list"));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    given.forEach((k, v) -> out.put(k, v instanceof Number ? String.valueOf(v) : v));
    return out;
  }

  private static void lookup(Object list) {
    if (!(list instanceof List)) {
      throw Refusal.crash();
    }
    if (new ArrayList<>(Json.asList(list)).stream().anyMatch(x -> !(x instanceof String))) {
      throw new Refusal(
          Answer.refused(
              400,
              "list: At least one list value is required., This value is not valid.",
              Json.map(
                  "list", List.of("At least one list value is required."),
                  "0", List.of("This value is not valid."))));
    }
  }

  static String text(Object v) {
    String s = v == null ? "" : String.valueOf(v).trim();
    return s.isEmpty() ? null : s;
  }
}
