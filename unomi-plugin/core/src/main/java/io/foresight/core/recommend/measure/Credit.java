/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Credits clicks and orders to the sets that showed the item, person by person: an order to the
 * latest set with the item that was clicked within the click window before it, else to the latest
 * that was seen within the view window. What is credited once is not credited again. By slot and by
 * what placed the item. Not thread-safe.
 */
public final class Credit {
  private static final double DAY = 86_400_000.0;

  private final double clickDays;
  private final double viewDays;
  private final Map<String, Sums> bySlot = new TreeMap<>();
  private final Map<String, Sums> bySource = new TreeMap<>();
  private final Map<String, Long> timesShown = new HashMap<>();

  /** What is counted for a slot or a source. */
  private static final class Sums {
    long sets;
    long items;
    long clicked;
    long clickOrders;
    long viewOrders;
    long met;
    double clickRevenue;
    double viewRevenue;
    final Set<String> distinct = new HashSet<>();
  }

  /**
   * @param clickDays an order counts within so many days after a click on the item, 7 is usual
   * @param viewDays and within so many after the item was seen, 1 is usual
   */
  public Credit(double clickDays, double viewDays) {
    this.clickDays = clickDays;
    this.viewDays = viewDays;
  }

  /** Takes one person in: all sets he saw and all he did, in any order. */
  public void add(List<Shown> shown, List<Act> acts) {
    List<Shown> sets = new ArrayList<>(shown);
    sets.sort(Comparator.comparingLong(Shown::time).thenComparing(Shown::set));
    List<Act> sorted = new ArrayList<>(acts);
    sorted.sort(Comparator.comparingLong(Act::time).thenComparing(Act::item));
    for (Shown s : sets) {
      of(bySlot, s.slot()).sets++;
      new HashSet<>(s.sources()).forEach(source -> of(bySource, source).sets++);
      for (int k = 0; k < s.items().size(); k++) {
        timesShown.merge(s.items().get(k), 1L, Long::sum);
        for (Sums sums : sums(s, k)) {
          sums.items++;
          sums.distinct.add(s.items().get(k));
        }
      }
    }
    Map<String, Long> clicks = new HashMap<>();
    Set<String> met = new HashSet<>();
    for (Act a : sorted) {
      if (a.isOrder()) {
        order(a, sets, clicks, met);
      } else {
        click(a, sets, clicks, met);
      }
    }
  }

  private void click(Act a, List<Shown> sets, Map<String, Long> clicks, Set<String> met) {
    for (Shown s : sets) {
      int k = s.items().indexOf(a.item());
      if (s.set().equals(a.set()) && k >= 0 && a.time() >= s.time()) {
        boolean first = clicks.put(key(s, a.item()), a.time()) == null;
        boolean newly = met.add(key(s, a.item()));
        for (Sums sums : sums(s, k)) {
          sums.clicked += first ? 1 : 0;
          sums.met += newly ? 1 : 0;
        }
        return;
      }
    }
  }

  private void order(Act a, List<Shown> sets, Map<String, Long> clicks, Set<String> met) {
    Shown clicked = null;
    Shown seen = null;
    long last = Long.MIN_VALUE;
    for (Shown s : sets) {
      if (s.items().contains(a.item()) && s.time() <= a.time()) {
        Long at = clicks.get(key(s, a.item()));
        if (at != null && a.time() - at <= clickDays * DAY && at >= last) {
          clicked = s;
          last = at;
        }
        if (a.time() - s.time() <= viewDays * DAY) {
          seen = s;
        }
      }
    }
    Shown s = clicked != null ? clicked : seen;
    if (s != null) {
      boolean newly = met.add(key(s, a.item()));
      for (Sums sums : sums(s, s.items().indexOf(a.item()))) {
        sums.met += newly ? 1 : 0;
        sums.clickOrders += clicked != null ? 1 : 0;
        sums.clickRevenue += clicked != null ? a.amount() : 0;
        sums.viewOrders += clicked == null ? 1 : 0;
        sums.viewRevenue += clicked == null ? a.amount() : 0;
      }
    }
  }

  private List<Sums> sums(Shown s, int k) {
    return List.of(of(bySlot, s.slot()), of(bySource, s.sources().get(k)));
  }

  private static String key(Shown s, String item) {
    return s.set() + ' ' + item;
  }

  private static Sums of(Map<String, Sums> in, String name) {
    return in.computeIfAbsent(name, n -> new Sums());
  }

  /**
   * JSON-like, by slot and by source: sets, items shown, clicks, orders and revenue after a click
   * and after a view, revenue per set, precision (share of the items shown that were clicked or
   * ordered), coverage (share of the catalogue shown) and novelty (mean of minus the binary
   * logarithm of the items' share of what was shown: the rarer, the higher).
   *
   * @param catalogue how many items there are
   */
  public Map<String, Object> report(int catalogue) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("bySlot", report(bySlot, catalogue));
    m.put("bySource", report(bySource, catalogue));
    return m;
  }

  private Map<String, Object> report(Map<String, Sums> of, int catalogue) {
    long all = timesShown.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Object> out = new LinkedHashMap<>();
    of.forEach(
        (name, s) -> {
          double novelty = 0;
          for (String item : s.distinct) {
            Long n = timesShown.get(item);
            novelty -= n == null ? 0 : Math.log(n / (double) all) / Math.log(2);
          }
          Map<String, Object> m = new LinkedHashMap<>();
          m.put("sets", s.sets);
          m.put("items", s.items);
          m.put("clicked", s.clicked);
          m.put("ordersAfterClick", s.clickOrders);
          m.put("ordersAfterView", s.viewOrders);
          m.put("revenueAfterClick", round(s.clickRevenue));
          m.put("revenueAfterView", round(s.viewRevenue));
          m.put("revenuePerSet", share(s.clickRevenue + s.viewRevenue, s.sets));
          m.put("precision", share(s.met, s.items));
          m.put("coverage", share(s.distinct.size(), catalogue));
          m.put("novelty", share(novelty, s.distinct.size()));
          out.put(name, m);
        });
    return out;
  }

  private static @Nullable Double share(double part, double all) {
    return all == 0 ? null : round(part / all);
  }

  private static double round(double v) {
    return Math.rint(v * 1e4) / 1e4;
  }
}
