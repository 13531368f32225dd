/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import java.util.Set;

/** Features that only make sense beside the whole shop's. */
final class Derived {
  /** Share of returns that came sooner than this customer's present silence. */
  static final String SILENCE = "silence";

  /** The same of the silence that the last order ended. */
  static final String COMEBACK = "comeback";

  /** Share of customers with fewer order days. */
  static final String ORDER_RANK = "order_rank";

  private Derived() {}

  static Set<String> names() {
    return Set.of(SILENCE, COMEBACK, ORDER_RANK);
  }
}
