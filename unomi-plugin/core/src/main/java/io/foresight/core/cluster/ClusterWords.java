/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How clusters are talked about. */
interface ClusterWords {
  /** What is said of a group that is high or low in a column; equal texts are said once. */
  String trait(String column, boolean high);

  /**
   * A short name for a group as a whole. Default: none, its traits must do.
   *
   * @param apart from everybody's mean by column, in scaled units
   * @param typical centre by column, in its own unit
   */
  default @Nullable String kind(ToDoubleFunction<String> apart, ToDoubleFunction<String> typical) {
    return null;
  }
}
