/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /api/fields/contact}. */
final class FieldsApi {
  private final State state;

  FieldsApi(State state) {
    this.state = state;
  }

  void routes(Router r) {
    r.on("GET", "/api/fields/contact", this::list);
    r.on("POST", "/api/fields/contact/new", this::create);
    r.on("POST", "/api/fields/contact/batch/new", this::createMany);
    r.on("GET", "/api/fields/contact/#", c -> shown(200, state.fields.byId(c.id(0)), false));
    r.on("PATCH", "/api/fields/contact/#/edit", this::edit);
    r.on("DELETE", "/api/fields/contact/#/delete", this::delete);
    r.on("GET", "/api/contacts/list/fields", c -> listed());
  }

  private Answer list(Call c) {
    Function<Field, Function<String, Object>> cells = f -> f::cell;
    String search = String.valueOf(c.query.getOrDefault("search", "")).toLowerCase(Locale.ROOT);
    List<Field> found =
        state.fields.all().stream()
            .filter(
                f -> f.alias.contains(search) || f.label.toLowerCase(Locale.ROOT).contains(search))
            .filter(Where.of(c.query).on(cells))
            .collect(Collectors.toList());
    Map<String, Object> shown = new LinkedHashMap<>();
    new Paging(c.query)
        .cut(found, cells)
        .forEach(f -> shown.put(String.valueOf(f.id), f.view(false, state.shortVisible())));
    return Answer.ok(Json.map("total", found.size(), "fields", shown));
  }

  private Answer create(Call c) {
    Field f = created(c, c.object());
    return shown(201, f, false).header("Location", "/api/fields/contact/" + f.id);
  }

  private Field created(Call c, Map<String, Object> body) {
    Field f = state.fields.create(body, state.now());
    f.creator = c.userName;
    f.creatorId = c.userId;
    return f;
  }

  private Answer createMany(Call c) {
    Map<Integer, Object> fields = new LinkedHashMap<>();
    Map<Integer, Object> errors = new LinkedHashMap<>();
    Map<Integer, Integer> codes = new LinkedHashMap<>();
    List<Object> items = Json.asList(c.json());
    for (int i = 0; i < items.size(); i++) {
      try {
        Field f = created(c, Json.asMap(items.get(i)));
        fields.put(i, f.view(false, state.shortVisible()));
        codes.put(i, 201);
      } catch (Refusal e) {
        errors.put(i, e.inBatch());
        codes.put(i, e.answer.status);
      }
    }
    Map<String, Object> body =
        Json.map("fields", Php.array(fields), "statusCodes", Php.array(codes));
    if (!errors.isEmpty()) {
      body.put("errors", Php.array(errors));
    }
    return new Answer(201, body);
  }

  private Answer edit(Call c) {
    Field f = state.fields.byId(c.id(0));
    Map<String, Object> body = c.object();
    if (body.containsKey("type") && !f.is(String.valueOf(body.get("type")))) {
      throw Refusal.invalid("charLengthLimit", "This value should not be blank.");
    }
    if (body.containsKey("label")) {
      f.label = String.valueOf(body.get("label"));
    }
    if (body.containsKey("properties")) {
      f.properties = Fields.properties(f.type, body.get("properties"));
    }
    f.dateModified = state.now();
    return shown(200, f, false);
  }

  private Answer delete(Call c) {
    Field f = state.fields.byId(c.id(0));
    state.fields.remove(f);
    state.contacts.all().forEach(x -> x.values.remove(f.alias));
    return shown(200, f, true);
  }

  private Answer shown(int status, Field f, boolean deleted) {
    return new Answer(status, Json.map("field", f.view(deleted, state.shortVisible())));
  }

  private Answer listed() {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Field f : state.fields.published()) {
      out.put(
          String.valueOf(f.id),
          Json.map(
              "id", f.id,
              "label", f.label,
              "alias", f.alias,
              "type", f.type,
              "group", f.group,
              "order", f.order,
              "object", "lead",
              "properties", f.properties));
    }
    return Answer.ok(out);
  }
}
