/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.CategoryPath;
import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.catalogue.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the block of a set. Whether an item is still there, its stock and its price are asked at
 * this moment, not when the set was made; what is gone makes room for the next of the set. Items
 * without a title or an address are left out, for there would be nothing to read or to click.
 * Thread-safe if the lookup is.
 */
public final class BlockRenderer {
  private final Function<Collection<String>, Map<String, StoredItem>> items;

  /**
   * @param items the items of these ids as they are now, e.g. {@code CatalogueStore::getAll}
   */
  public BlockRenderer(Function<Collection<String>, Map<String, StoredItem>> items) {
    this.items = items;
  }

  /**
   * Makes a block.
   *
   * @param now milliseconds since 1970 UTC
   */
  public Block render(MailSet set, BlockOptions options, long now) {
    Locale locale = options.locale(set.locale());
    Map<String, String> leftOut = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    List<Map<String, Object>> views = new ArrayList<>();
    Set<String> wanted = new LinkedHashSet<>();
    set.picks().forEach(p -> wanted.add(p.itemId()));
    Map<String, StoredItem> found = wanted.isEmpty() ? Map.of() : items.apply(wanted);
    for (MailSet.Pick pick : set.picks()) {
      if (!wanted.remove(pick.itemId())) {
        continue;
      }
      StoredItem stored = found.get(pick.itemId());
      String problem = problem(stored);
      if (stored == null || !problem.isEmpty()) {
        leftOut.put(pick.itemId(), problem);
      } else if (ids.size() == options.places()) {
        leftOut.put(pick.itemId(), "no place left");
      } else {
        ids.add(pick.itemId());
        String place = set.id() + "." + ids.size();
        views.add(view(stored.item(), pick.reason(), place, locale, options, now));
        views.get(views.size() - 1).put("position", Integer.toString(ids.size()));
      }
    }
    return fit(set, options, locale, ids, views, leftOut);
  }

  private static Block fit(
      MailSet set,
      BlockOptions options,
      Locale locale,
      List<String> ids,
      List<Map<String, Object>> views,
      Map<String, String> leftOut) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("heading", options.heading(locale));
    block.put("button", Labels.button(locale));
    block.put("was", Labels.was(locale));
    block.put("slot", set.slot());
    block.put("locale", locale.toLanguageTag());
    while (true) {
      block.put(TemplateFields.ITEMS, views);
      block.put("filled", views.isEmpty() ? "" : "1");
      String html = options.html.render(block);
      if (html.length() <= options.maxBytes) {
        String text = options.text.render(block);
        return new Block(html, text, SingleFields.of(views, options), ids, leftOut);
      }
      if (ids.isEmpty()) {
        // Even what the template says for no items is too large: better nothing than half of it.
        return new Block("", "", SingleFields.of(views, options), ids, leftOut);
      }
      leftOut.put(ids.remove(ids.size() - 1), "the block would be larger than maxBytes");
      views.remove(views.size() - 1);
    }
  }

  private static String problem(@Nullable StoredItem stored) {
    if (stored == null || stored.isRemoved()) {
      return "not in the catalogue";
    }
    CatalogueItem i = stored.item();
    if (!i.isAvailable()) {
      return "not available";
    }
    return i.url() == null ? "has no url" : i.title().isEmpty() ? "has no title" : "";
  }

  private static Map<String, Object> view(
      CatalogueItem i, String reason, String place, Locale locale, BlockOptions o, long now) {
    Map<String, Object> v = new LinkedHashMap<>();
    v.put("title", Texts.cut(i.title(), o.titleLength));
    v.put(
        "description",
        o.descriptionLength == 0 ? "" : Texts.cut(i.description(), o.descriptionLength));
    v.put("brand", i.brand());
    v.put("category", i.categories().isEmpty() ? "" : CategoryPath.leaf(i.categories().get(0)));
    v.put("price", MailPrice.format(i.priceAt(now), i.currency(), locale));
    v.put("wasPrice", i.isOnSale(now) ? MailPrice.format(i.price(), i.currency(), locale) : "");
    v.put("image", i.image() == null ? "" : i.image());
    v.put("reason", Texts.cut(reason, o.titleLength * 2));
    String url = String.valueOf(i.url());
    for (Map.Entry<String, String> p : o.parameters.entrySet()) {
      url = TrackedUrl.with(url, p.getKey(), p.getValue());
    }
    v.put("url", TrackedUrl.with(url, o.parameter, place));
    return v;
  }
}
