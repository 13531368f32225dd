/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.rank.Repurchase;
import io.foresight.core.recommend.slot.Exclusions;
import io.foresight.core.recommend.slot.SlotDefinition;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Which items a slot may show a person now. */
final class Allowed implements IntPredicate {
  private static final double DAY = 86_400;
  private static final double DUE = 0.75;

  private final Space space;
  private final SlotDefinition slot;
  private final Request request;
  private final History history;
  private final Set<Integer> anchors;
  private final @Nullable Repurchase repurchase;
  private final @Nullable BitSet only;

  Allowed(
      Space space,
      SlotDefinition slot,
      Request request,
      History history,
      Set<Integer> anchors,
      @Nullable Repurchase repurchase) {
    this.space = space;
    this.slot = slot;
    this.request = request;
    this.history = history;
    this.anchors = anchors;
    this.repurchase = repurchase;
    Set<String> named = request.only();
    this.only = named == null ? null : new BitSet(space.size());
    if (only != null && named != null) {
      named.stream().mapToInt(space::of).filter(i -> i >= 0).forEach(only::set);
    }
  }

  @Override
  public boolean test(int item) {
    return !anchors.contains(item) && shownAtAll(item) && !excluded(item);
  }

  /** Whether the item can be shown to anybody in this slot. */
  boolean shownAtAll(int item) {
    if (only != null && !only.get(item)) {
      return false;
    }
    int c = space.inCatalogue(item);
    ItemIndex catalogue = space.catalogue();
    if (c < 0 || catalogue.removed(c) || !(slot.unavailable() || catalogue.available(c))) {
      return false;
    }
    if (!slot.types().isEmpty()
        && !slot.types().contains(String.valueOf(catalogue.field(c, "type")))) {
      return false;
    }
    return (slot.locale().any()
            || slot.locale().fits(catalogue.field(c, "locale"), request.locale()))
        && slot.filter().matches(catalogue, c);
  }

  /** Whether the person should not see it again. */
  boolean excluded(int item) {
    if (!request.excluded().isEmpty() && request.excluded().contains(space.id(item))) {
      return true;
    }
    Exclusions x = slot.exclusions();
    int at = history.position(item);
    if (at >= 0) {
      boolean bought = within(history.lastOrder(at), x.boughtDays());
      if (bought && !(x.unlessDue() && due(at))) {
        return true;
      }
      if (within(history.viewed(item), x.viewedDays()) || x.inCart() && history.inCart(item)) {
        return true;
      }
    }
    return x.mailedDays() > 0 && !request.mailed().isEmpty() && mailed(item, x);
  }

  private boolean due(int at) {
    return repurchase != null && repurchase.overdue(history, at) >= DUE;
  }

  private boolean within(int second, int days) {
    return days > 0 && second > 0 && history.now() - (double) second <= days * DAY;
  }

  private boolean mailed(int item, Exclusions x) {
    List<Long> times = request.mailed().get(space.id(item));
    if (times == null) {
      return false;
    }
    long after = request.now() - (long) (x.mailedDays() * DAY * 1000);
    return times.stream().filter(t -> t >= after).count() >= x.mailedTimes();
  }
}
