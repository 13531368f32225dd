/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of items while answering: first the model's, then what the catalogue has beside them.
 * Immutable.
 */
final class Space {
  private final RecommendModel model;
  private final ItemIndex catalogue;
  private final List<String> added = new ArrayList<>();
  private final Map<String, Integer> addedNumbers = new HashMap<>();
  private final int[] inCatalogue;

  Space(RecommendModel model, ItemIndex catalogue) {
    this.model = model;
    this.catalogue = catalogue;
    int known = model.items().size();
    int size = catalogue.size();
    for (int c = 0; c < size; c++) {
      String id = catalogue.id(c);
      if (!catalogue.removed(c) && model.items().of(id) < 0) {
        addedNumbers.put(id, known + added.size());
        added.add(id);
      }
    }
    inCatalogue = new int[known + added.size()];
    for (int i = 0; i < inCatalogue.length; i++) {
      inCatalogue[i] = catalogue.indexOf(id(i));
    }
  }

  int size() {
    return inCatalogue.length;
  }

  /** How many the model does not know. */
  int added() {
    return added.size();
  }

  String id(int item) {
    int known = model.items().size();
    return item < known ? model.items().id(item) : added.get(item - known);
  }

  /** The number of an id, -1 where it is unknown. */
  int of(String id) {
    int i = model.items().of(id);
    return i >= 0 ? i : addedNumbers.getOrDefault(id, -1);
  }

  /** Its index in the catalogue, -1 where it is not there. */
  int inCatalogue(int item) {
    return inCatalogue[item];
  }

  ItemIndex catalogue() {
    return catalogue;
  }
}
