/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /api/emails}: making them and sending them to one contact; do-not-contact is ignored. */
final class EmailsApi {
  /** What an e-mail has that was made without any. */
  private static final List<Object> NO_DYNAMIC_CONTENT =
      List.of(
          Json.map(
              "tokenName",
              "Dynamic Content 1",
              "content",
              "Default Dynamic Content",
              "filters",
              List.of(
                  Json.map(
                      "content",
                      null,
                      "filters",
                      List.of(
                          Json.map(
                              "glue", null,
                              "field", null,
                              "object", null,
                              "type", "Symfony\\Component\\Form\\Extension\\Core\\Type\\TextType",
                              "operator", null,
                              "display", null,
                              "filter", null))))));

  private final State state;

  EmailsApi(State state) {
    this.state = state;
  }

  void routes(Router r) {
    r.on("GET", "/api/emails", this::list);
    r.on("GET", "/api/emails/#", c -> Answer.ok(Json.map("email", required(c.id(0)))));
    r.on("POST", "/api/emails/new", this::create);
    r.on("POST", "/api/emails/#/contact/#/send", this::send);
    r.on("POST", "/api/emails/#/send", this::sendAll);
  }

  private Map<String, Object> required(long id) {
    Map<String, Object> e = state.emails.get(id);
    if (e == null) {
      throw Refusal.notFound();
    }
    return e;
  }

  private Answer list(Call c) {
    Function<Map<String, Object>, Function<String, Object>> cells = e -> e::get;
    Map<String, Object> shown = new LinkedHashMap<>();
    new Paging(c.query)
        .cut(new ArrayList<>(state.emails.values()), cells)
        .forEach(e -> shown.put(String.valueOf(e.get("id")), e));
    return Answer.ok(Json.map("total", state.emails.size(), "emails", shown));
  }

  private Answer create(Call c) {
    Map<String, Object> body = c.object();
    Map<String, String> errors = new LinkedHashMap<>();
    if (Fields.text(body.get("name")) == null) {
      errors.put("name", "A name is required.");
    }
    if (Fields.text(body.get("subject")) == null) {
      errors.put("subject", "A subject is required.");
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(400, errors);
    }
    String type = String.valueOf(body.getOrDefault("emailType", "template"));
    if (type.equals("list") && Values.blank(body.get("lists"))) {
      throw Refusal.invalid(
          "lists",
          "Either no list was selected or you do not have access to one of the lists that was"
              + " selected.");
    }
    Map<String, Object> made = make(body, type, c.userName, c.userId);
    return new Answer(201, Json.map("email", made))
        .header("Location", "/api/emails/" + made.get("id"));
  }

  Map<String, Object> make(Map<String, Object> body, String type, String user, Integer userId) {
    long id = state.emails.size() + 1L;
    String now = Moments.shown(state.now());
    Map<String, Object> e =
        Json.map(
            "isPublished",
            body.getOrDefault("isPublished", true),
            "dateAdded",
            now,
            "dateModified",
            now,
            "createdBy",
            userId,
            "createdByUser",
            user,
            "modifiedBy",
            null,
            "modifiedByUser",
            null,
            "id",
            id,
            "name",
            body.get("name"),
            "subject",
            body.get("subject"),
            "language",
            body.getOrDefault("language", "en"),
            "category",
            null,
            "fromAddress",
            body.get("fromAddress"));
    for (String nothing : List.of("fromName", "replyToAddress", "bccAddress", "useOwnerAsMailer")) {
      e.put(nothing, null);
    }
    e.put(
        "utmTags",
        Json.map("utmSource", null, "utmMedium", null, "utmCampaign", null, "utmContent", null));
    if (!state.options.version().startsWith("5.1")) {
      e.put("preheaderText", body.get("preheaderText"));
    }
    e.put("customHtml", body.get("customHtml"));
    e.put("plainText", body.get("plainText"));
    e.put("template", null);
    e.put("emailType", type);
    e.put("publishUp", null);
    e.put("publishDown", null);
    e.put("publicPreview", false);
    e.put("readCount", 0);
    e.put("sentCount", 0);
    e.put("revision", 1);
    e.put("assetAttachments", List.of());
    e.put("variantStartDate", null);
    e.put("variantSentCount", 0);
    e.put("variantReadCount", 0);
    e.put("variantParent", null);
    e.put("variantChildren", List.of());
    e.put("translationParent", null);
    e.put("translationChildren", List.of());
    e.put("unsubscribeForm", null);
    e.put("dynamicContent", body.getOrDefault("dynamicContent", NO_DYNAMIC_CONTENT));
    e.put("lists", lists(body.get("lists")));
    e.put("headers", List.of());
    state.emails.put(id, e);
    return e;
  }

  private List<Object> lists(Object sent) {
    List<Object> out = new ArrayList<>();
    for (Object id : sent instanceof List ? Json.asList(sent) : List.of()) {
      Segment s = state.segments.get((long) Php.number(id));
      if (s != null) {
        Map<String, Object> v = s.view(false);
        v.keySet()
            .retainAll(
                List.of(
                    "createdByUser",
                    "modifiedByUser",
                    "id",
                    "name",
                    "publicName",
                    "alias",
                    "description",
                    "category"));
        out.add(v);
      }
    }
    return out;
  }

  private Answer send(Call c) {
    Map<String, Object> email = required(c.id(0));
    Contact x = state.contacts.follow(c.id(1));
    if (x == null) {
      throw new Refusal(Answer.notFound("Contact not found."));
    }
    if (x.email() == null) {
      throw Refusal.crash();
    }
    if (state.smtpDown) {
      return Answer.ok(
          Json.map(
              "success",
              false,
              "failed",
              "Connection could not be established with host \"127.0.0.1:8099\":"
                  + " stream_socket_client(): Unable to connect to 127.0.0.1:8099 (Connection"
                  + " refused)"));
    }
    state.reactions.sentRow((long) email.get("id"), x, state.now());
    Object tokens = c.object().get("tokens");
    state.mails.send(
        (long) email.get("id"), x, tokens instanceof Map ? Json.asMap(tokens) : Map.of());
    return Answer.ok(Json.map("success", true));
  }

  /** A template e-mail has nobody pending; list e-mails are not sent here. */
  private Answer sendAll(Call c) {
    required(c.id(0));
    return Answer.ok(Json.map("success", 1, "sentCount", 0, "failedRecipients", 0));
  }
}
