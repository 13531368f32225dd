/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares an answer with a recorded one: the shape everywhere (which keys, list or object, type of
 * values) and the values wherever they decide something. Not compared are moments, tokens and
 * hashes, the position of a field, and whether a boolean field is shown as true, 1 or "1".
 */
final class Comparison {
  private static final Set<String> SHAPE_ONLY =
      Set.of(
          "dateAdded",
          "dateModified",
          "dateIdentified",
          "lastActive",
          "last_active",
          "createdBy",
          "createdByUser",
          "modifiedBy",
          "modifiedByUser",
          "ipAddresses",
          "order",
          "tracking_hash",
          "access_token",
          "date_sent",
          "date_read",
          "last_opened",
          "open_details",
          "ip_id",
          "utmtags",
          "description",
          "date_added",
          "date_hit",
          "user_agent",
          "query",
          "tracking_id",
          "unomi_bool",
          "isShortVisible");

  /** Lists of these grow with what else happened; only the shown entries count. */
  private static final int EXACT_TOTAL = 30;

  private final List<String> differences = new ArrayList<>();

  private final boolean anyOrder;

  private Comparison(boolean anyOrder) {
    this.anyOrder = anyOrder;
  }

  /**
   * @param anyOrder whether the database may choose which contacts come first
   */
  static List<String> differences(Object recorded, Object actual, boolean anyOrder) {
    Comparison c = new Comparison(anyOrder);
    c.compare("", recorded, actual, false);
    return c.differences;
  }

  private void compare(String path, Object recorded, Object actual, boolean shapeOnly) {
    if (recorded instanceof Map && actual instanceof Map) {
      maps(path, Json.asMap(recorded), Json.asMap(actual), shapeOnly);
    } else if (recorded instanceof List && actual instanceof List) {
      lists(path, Json.asList(recorded), Json.asList(actual), shapeOnly);
    } else if (!shapeOnly && !same(recorded, actual)) {
      differences.add(path + ": recorded " + recorded + ", was " + actual);
    }
  }

  private static boolean same(Object recorded, Object actual) {
    if (recorded instanceof Number && actual instanceof Number) {
      return ((Number) recorded).doubleValue() == ((Number) actual).doubleValue();
    }
    return Objects.equals(recorded, actual);
  }

  private void maps(
      String path, Map<String, Object> recorded, Map<String, Object> actual, boolean shapeOnly) {
    boolean cut = recorded.containsKey("…");
    Set<String> keys = new LinkedHashSet<>(recorded.keySet());
    keys.remove("…");
    if (anyOrder && path.equals("/contacts") && actual.size() == keys.size()) {
      lists(path, new ArrayList<>(recorded.values()), new ArrayList<>(actual.values()), true);
      return;
    }
    if (!actual.keySet().containsAll(keys)) {
      keys.removeAll(actual.keySet());
      differences.add(path + ": has no " + keys);
    } else if (!cut && actual.size() != recorded.size()) {
      Set<String> more = new LinkedHashSet<>(actual.keySet());
      more.removeAll(keys);
      differences.add(path + ": has also " + more);
    }
    for (String key : keys) {
      if (actual.containsKey(key) && !(key.equals("total") && big(recorded.get(key)))) {
        boolean shape = shapeOnly || SHAPE_ONLY.contains(key);
        compare(path + "/" + key, recorded.get(key), actual.get(key), shape);
      }
    }
  }

  private static boolean big(Object total) {
    return Php.isNumeric(total) && Php.number(total) > EXACT_TOTAL;
  }

  private void lists(String path, List<Object> recorded, List<Object> actual, boolean shapeOnly) {
    int shown = recorded.size();
    Object last = shown == 0 ? null : recorded.get(shown - 1);
    if (last instanceof String && ((String) last).startsWith("… ")) {
      shown--;
    } else if (recorded.size() != actual.size() && !shapeOnly) {
      differences.add(path + ": recorded " + recorded.size() + " items, was " + actual.size());
      return;
    }
    if (path.endsWith("/tags")) {
      Comparator<Object> byId = Comparator.comparing(t -> Php.number(Json.asMap(t).get("id")));
      recorded.sort(byId);
      actual.sort(byId);
    }
    for (int i = 0; i < Math.min(shown, actual.size()); i++) {
      compare(path + "[" + i + "]", recorded.get(i), actual.get(i), shapeOnly);
    }
  }
}
