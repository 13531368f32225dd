/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

/** What is known of how soon one product is bought again: sums that merge by addition. */
final class ProductGaps {
  double buyers;
  double rebuyers;
  double gaps;
  double sum;
  double squares;

  /** Σ over persons of (sum of their log gaps)² / their number. */
  double personSquares;

  /** Σ over persons of the square of their number of gaps. */
  double personCounts;

  /** One person's gaps of this product, as logarithms of days: how many, their sum and squares. */
  void add(int n, double logs, double logSquares) {
    buyers++;
    if (n > 0) {
      rebuyers++;
      gaps += n;
      sum += logs;
      squares += logSquares;
      personSquares += logs * logs / n;
      personCounts += (double) n * n;
    }
  }

  void merge(ProductGaps o) {
    buyers += o.buyers;
    rebuyers += o.rebuyers;
    gaps += o.gaps;
    sum += o.sum;
    squares += o.squares;
    personSquares += o.personSquares;
    personCounts += o.personCounts;
  }
}
