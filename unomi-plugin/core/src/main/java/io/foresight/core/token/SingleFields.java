/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.catalogue.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a block one by one, for mails that lay out the items themselves. */
final class SingleFields {
  private static final String[] TEXTS = {"title", "price", "wasPrice", "reason"};
  private static final String[] ADDRESSES = {"image", "url"};

  private SingleFields() {}

  static Map<String, String> of(List<Map<String, Object>> views, BlockOptions o) {
    Map<String, String> m = new LinkedHashMap<>();
    m.put("count", Integer.toString(views.size()));
    for (int n = 1; n <= o.places(); n++) {
      Map<String, Object> view = n <= views.size() ? views.get(n - 1) : Map.of();
      for (String name : TEXTS) {
        m.put(key(name, n), Texts.cut(Escapes.plain(value(view, name)), o.fieldLength));
      }
      for (String name : ADDRESSES) {
        String url = Escapes.untoken(value(view, name));
        // Half an address leads nowhere.
        m.put(key(name, n), url.length() <= o.urlFieldLength ? url : "");
      }
    }
    return m;
  }

  private static String value(Map<String, Object> view, String name) {
    return String.valueOf(view.getOrDefault(name, ""));
  }

  private static String key(String name, int n) {
    return (name.equals("wasPrice") ? "was_price" : name) + "_" + n;
  }
}
