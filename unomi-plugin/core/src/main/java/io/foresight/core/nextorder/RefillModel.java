/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How soon a person buys a product again. Logarithms of gaps are normal around the person's own
 * mean, persons around the product's, products around the shop's; each level is shrunk to the one
 * above as far as its data are thin (empirical Bayes, variances by the method of moments of a
 * nested analysis of variance, Searle, Casella, McCulloch 1992). Gaps still open are not counted,
 * so cycles are those of people who do come back. Immutable and thread-safe.
 */
public final class RefillModel {
  private static final int MAX_PRODUCTS = 2000;
  private static final double MIN_PRODUCT_GAPS = 5;
  private static final double MIN_OWN_GAPS = 2;
  private static final double FLOOR = 0.01;

  private final double shopMean;
  private final double within;
  private final double betweenPersons;
  private final Map<String, double[]> products;

  private RefillModel(
      double shopMean, double within, double betweenPersons, Map<String, double[]> products) {
    this.shopMean = shopMean;
    this.within = within;
    this.betweenPersons = betweenPersons;
    this.products = products;
  }

  /** Learns; from nothing it says nothing. */
  public static RefillModel learn(RefillCycles cycles) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    double personSquares = 0;
    double productSquares = 0;
    double persons = 0;
    double inner = 0;
    int known = 0;
    for (ProductGaps g : cycles.products().values()) {
      if (g.gaps > 0) {
        n += g.gaps;
        sum += g.sum;
        squares += g.squares;
        personSquares += g.personSquares;
        productSquares += g.sum * g.sum / g.gaps;
        persons += g.rebuyers;
        inner += g.gaps - g.personCounts / g.gaps;
        known++;
      }
    }
    if (n == 0) {
      return new RefillModel(0, 1, 1, Map.of());
    }
    double mean = sum / n;
    double withinVariance =
        n > persons ? Math.max(FLOOR, (squares - personSquares) / (n - persons)) : 0.5;
    double personVariance =
        inner > 0
            ? (personSquares - productSquares - (persons - known) * withinVariance) / inner
            : 0.3;
    personVariance = Math.max(FLOOR, personVariance);
    double[] spread = productSpread(cycles, mean, withinVariance, personVariance);
    return new RefillModel(
        mean,
        withinVariance,
        personVariance,
        shrunk(cycles, mean, withinVariance, personVariance, spread[0]));
  }

  /** Variance of products' means around the shop's, beyond what chance makes. */
  private static double[] productSpread(
      RefillCycles cycles, double mean, double within, double persons) {
    double weight = 0;
    double sum = 0;
    for (ProductGaps g : cycles.products().values()) {
      if (g.gaps > 0) {
        double d = g.sum / g.gaps - mean;
        sum += g.gaps * (d * d - noise(g, within, persons));
        weight += g.gaps;
      }
    }
    return new double[] {Math.max(FLOOR, sum / weight)};
  }

  private static double noise(ProductGaps g, double within, double persons) {
    return within / g.gaps + persons * g.personCounts / (g.gaps * g.gaps);
  }

  private static Map<String, double[]> shrunk(
      RefillCycles cycles, double mean, double within, double persons, double spread) {
    List<Map.Entry<String, ProductGaps>> all = new ArrayList<>();
    for (Map.Entry<String, ProductGaps> e : cycles.products().entrySet()) {
      if (e.getValue().gaps >= MIN_PRODUCT_GAPS && e.getValue().rebuyers > 1) {
        all.add(e);
      }
    }
    all.sort(
        Map.Entry.<String, ProductGaps>comparingByValue((a, b) -> Double.compare(b.gaps, a.gaps))
            .thenComparing(Map.Entry.comparingByKey()));
    Map<String, double[]> out = new LinkedHashMap<>();
    for (Map.Entry<String, ProductGaps> e : all.subList(0, Math.min(MAX_PRODUCTS, all.size()))) {
      ProductGaps g = e.getValue();
      double w = spread / (spread + noise(g, within, persons));
      double m = mean + w * (g.sum / g.gaps - mean);
      out.put(e.getKey(), new double[] {m, g.gaps, g.rebuyers / g.buyers});
    }
    return out;
  }

  /** Number of products with a cycle of their own. */
  public int products() {
    return products.size();
  }

  /**
   * Days after which half of the people who buy a product again have done so.
   *
   * @return NaN for a product too little is known of
   */
  public double cycleOf(String product) {
    double[] p = products.get(product);
    return p == null ? Double.NaN : Math.exp(p[0]);
  }

  /**
   * A person's own cycle of a product, in days: from the product's to his own as he buys it again.
   *
   * @param gaps he left between buying it
   * @param meanLog mean logarithm of those gaps in days, ignored when there is none
   */
  double cycle(String product, int gaps, double meanLog) {
    double[] p = products.get(product);
    double prior = p == null ? shopMean : p[0];
    double w = gaps * betweenPersons / (gaps * betweenPersons + within);
    return Math.exp(gaps == 0 ? prior : prior + w * (meanLog - prior));
  }

  /**
   * What a person is due to buy again: products bought before whose cycle is half over at least and
   * not thrice over (who waited so long gave it up), the most overdue first.
   *
   * @param events oldest first
   * @param most how many to name
   */
  public List<Refill> due(List<MappedEvent> events, long now, int most) {
    List<Refill> out = new ArrayList<>();
    Purchases.of(events, now)
        .forEach(
            (product, p) -> {
              if (p.gaps >= MIN_OWN_GAPS || p.gaps > 0 && products.containsKey(product)) {
                double own = p.gaps == 0 ? 0 : p.logs / p.gaps;
                out.add(new Refill(product, p.lastDay, cycle(product, p.gaps, own)));
              }
            });
    return Refill.mostOverdue(out, now, most);
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("shopMeanLog", shopMean);
    m.put("withinVariance", within);
    m.put("personVariance", betweenPersons);
    Map<String, Object> all = new LinkedHashMap<>();
    products.forEach((k, v) -> all.put(k, List.of(round(v[0]), round(v[1]), round(v[2]))));
    m.put("products", all);
    return m;
  }

  /** What an operator is told: how many products, and the best-known cycles. */
  public Map<String, Object> report() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("products", products.size());
    List<Map<String, Object>> top = new ArrayList<>();
    products.forEach(
        (k, v) -> {
          if (top.size() < 20) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("product", k);
            one.put("cycleDays", round(Math.exp(v[0])));
            one.put("gapsSeen", v[1]);
            one.put("boughtAgainShare", round(v[2]));
            top.add(one);
          }
        });
    m.put("best", top);
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException naming the field
   */
  public static RefillModel fromMap(Fields f) {
    Map<String, double[]> products = new LinkedHashMap<>();
    Fields all = f.object("products");
    all.asMap()
        .forEach(
            (k, v) -> {
              double[] p = numbers(v);
              if (p == null) {
                throw new InvalidInputException(all.at(k), "must be three numbers, was " + v);
              }
              products.put(k, p);
            });
    double max = Double.MAX_VALUE;
    return new RefillModel(
        f.number("shopMeanLog", 0, -max, max),
        f.number("withinVariance", 1, 0, max),
        f.number("personVariance", 1, 0, max),
        products);
  }

  private static double @Nullable [] numbers(@Nullable Object v) {
    if (!(v instanceof List) || ((List<?>) v).size() != 3) {
      return null;
    }
    double[] out = new double[3];
    for (int i = 0; i < 3; i++) {
      Object o = ((List<?>) v).get(i);
      if (!(o instanceof Number)) {
        return null;
      }
      out[i] = ((Number) o).doubleValue();
    }
    return out;
  }

  private static double round(double v) {
    return Math.rint(v * 1e4) / 1e4;
  }
}
