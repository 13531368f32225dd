/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shipped mapping: our own event types and Unomi's obvious ones. */
final class DefaultMapping {
  private static final String P = "properties.";
  private static final String T = "target.properties.";

  private DefaultMapping() {}

  static Map<String, Object> json() {
    List<Object> rules = new ArrayList<>();
    Map<String, Object> item =
        Map.of(
            "products", P + "productId",
            "categories", P + "category",
            "quantity", P + "quantity",
            "device", P + "device");
    rules.add(rule(Role.PRODUCT_VIEW, "productView", Map.of(), item));
    rules.add(rule(Role.CART_ADD, "addToCart", Map.of(), item));
    rules.add(rule(Role.CART_REMOVE, "removeFromCart", Map.of(), item));
    rules.add(rule(Role.CHECKOUT_STEP, "checkoutStep", Map.of(), Map.of("device", P + "device")));
    Map<String, Object> order = new LinkedHashMap<>();
    for (String money : List.of("amount", "currency", "margin", "discount", "device")) {
      order.put(money, P + money);
    }
    order.put("quantity", P + "lines.quantity");
    order.put("products", P + "lines.productId");
    order.put("categories", P + "lines.category");
    rules.add(rule(Role.ORDER, "order", Map.of(), order));
    rules.add(rule(Role.ORDER_CANCEL, "orderCancel", Map.of(), order));
    Map<String, Object> mail = Map.of("mailingId", P + "mailingId", "machine", P + "machine");
    rules.add(rule(Role.MAIL_SENT, "mailSent", Map.of(), mail));
    Map<String, Object> touch = new LinkedHashMap<>(mail);
    for (String field : List.of("userAgent", "address", "url", "images")) {
      touch.put(field, P + field);
    }
    rules.add(rule(Role.MAIL_OPEN, "mailOpen", Map.of(), touch));
    Map<String, Object> click = new LinkedHashMap<>(touch);
    click.put("products", P + "productId");
    rules.add(rule(Role.MAIL_CLICK, "mailClick", Map.of(), click));
    rules.add(rule(Role.MAIL_UNSUBSCRIBE, "mailUnsubscribe", Map.of(), mail));
    rules.add(rule(Role.MAIL_BOUNCE, "mailBounce", Map.of(), mail));
    rules.add(rule(Role.MAIL_COMPLAINT, "mailComplaint", Map.of(), mail));
    rules.add(
        rule(
            Role.PREFERENCE,
            "preference",
            Map.of(),
            Map.of("name", P + "name", "value", P + "value", "products", P + "productId")));
    Map<String, Object> rating = new LinkedHashMap<>();
    rating.put("products", P + "productId");
    rating.put("categories", P + "category");
    // Not "value": a preference has a text there, and one index holds both.
    rating.put("value", P + "rating");
    rating.put("scale", P + "scale");
    rules.add(rule(Role.RATING, "rating", Map.of(), rating));
    rules.add(rule(Role.SUPPORT, "supportContact", Map.of(), Map.of()));
    addUnomi(rules);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rules", rules);
    return json;
  }

  // Unomi has no product view of its own: sites send a view whose target is, or carries, a product.
  private static void addUnomi(List<Object> rules) {
    List<String> categories = List.of(T + "category", T + "product.category", P + "category");
    rules.add(
        rule(
            Role.PRODUCT_VIEW,
            "view",
            Map.of("target.itemType", List.of("product", "Product")),
            Map.of("products", "target.itemId", "categories", categories)));
    for (String id :
        List.of(
            T + "productId",
            T + "product.id",
            T + "product.productId",
            T + "sku",
            P + "productId")) {
      rules.add(
          rule(
              Role.PRODUCT_VIEW,
              "view",
              Map.of(id, MappingRule.ANY),
              Map.of("products", id, "categories", categories)));
    }
    rules.add(rule(Role.PAGE_VIEW, "view", Map.of(), Map.of()));
    rules.add(rule(Role.FORM, "form", Map.of(), Map.of()));
    rules.add(rule(Role.SEARCH, "search", Map.of(), Map.of()));
  }

  private static Map<String, Object> rule(
      Role role, String eventType, Map<String, Object> where, Map<String, Object> paths) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("role", role.name().toLowerCase(Locale.ROOT));
    rule.put("eventType", eventType);
    rule.put("where", where);
    rule.put("paths", paths);
    return rule;
  }
}
