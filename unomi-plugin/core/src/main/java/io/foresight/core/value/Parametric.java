/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.input.Fields;
import io.foresight.core.value.btyd.BgNbd;
import io.foresight.core.value.btyd.BgNbdFit;
import io.foresight.core.value.btyd.Cells;
import io.foresight.core.value.btyd.GammaGamma;
import io.foresight.core.value.btyd.GammaGammaFit;
import io.foresight.core.value.btyd.Outlook;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * BG/NBD for orders and Gamma-Gamma for their amounts, together. Unlike the papers, Gamma-Gamma
 * sees the first order too: what somebody paid once says more about his next order than nothing.
 * Immutable and thread-safe.
 */
public final class Parametric {
  private final BgNbd orders;
  private final GammaGamma amounts;

  /** A model of the given parts. */
  public Parametric(BgNbd orders, GammaGamma amounts) {
    this.orders = orders;
    this.amounts = amounts;
  }

  /** Fits both; never fails. */
  static Parametric fit(Iterable<Customer> customers) {
    Cells.Builder cells = new Cells.Builder();
    GammaGammaFit spend = new GammaGammaFit();
    for (Customer c : customers) {
      cells.add(
          (int) Math.round(c.repeats()),
          (int) Math.round(c.recency() * 7),
          (int) Math.round(c.age() * 7));
      spend.add(c.priced(), c.mean());
    }
    return new Parametric(BgNbdFit.fit(cells.build()), spend.fit());
  }

  /** How often. */
  public BgNbd orders() {
    return orders;
  }

  /** How much. */
  public GammaGamma amounts() {
    return amounts;
  }

  /** What is known of a customer's orders. */
  public Outlook outlook(Customer c) {
    return orders.outlook(c.repeats(), c.recency(), c.age());
  }

  /** Average amount to expect of a customer's next orders. */
  double amount(Customer c) {
    // Nobody's amounts are known where the shop's are not.
    return amounts.quality().customers() > 0 ? amounts.expectedAmount(c.priced(), c.mean()) : 0;
  }

  /** Spend to expect within some weeks. */
  double spend(Customer c, double weeks) {
    return outlook(c).expected(weeks) * amount(c);
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("bgnbd", orders.toMap());
    m.put("gammaGamma", amounts.toMap());
    return m;
  }

  Map<String, Object> report() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("bgnbd", orders.report());
    m.put("gammaGamma", amounts.report());
    return m;
  }

  static Parametric fromMap(Fields f) {
    return new Parametric(
        BgNbd.fromMap(f.object("bgnbd")), GammaGamma.fromMap(f.object("gammaGamma")));
  }
}
