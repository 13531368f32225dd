/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads XGBoost's text dump with statistics. Floats in it have nine significant digits, which is
 * enough to get the same float back.
 */
final class XgboostDump {
  private static final String NUMBER = "([-+.0-9eEinfa]+)";
  private static final Pattern SPLIT =
      Pattern.compile(
          "(\\d+):\\[f(\\d+)<"
              + NUMBER
              + "\\] yes=(\\d+),no=(\\d+),missing=(\\d+),.*cover="
              + NUMBER);
  private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=" + NUMBER + ",cover=" + NUMBER);

  private XgboostDump() {}

  static Trees parse(String[] dump) {
    Trees.Builder trees = new Trees.Builder();
    for (String tree : dump) {
      Map<Integer, Matcher> nodes = new HashMap<>();
      for (String line : tree.split("\n")) {
        Matcher m = SPLIT.matcher(line.trim());
        if (!m.matches()) {
          m = LEAF.matcher(line.trim());
          if (!m.matches()) {
            throw new IllegalArgumentException("cannot read XGBoost's line " + line.trim());
          }
        }
        nodes.put(Integer.valueOf(m.group(1)), m);
      }
      add(trees, trees.tree(), 0, nodes);
    }
    return trees.build();
  }

  private static void add(Trees.Builder trees, int node, int id, Map<Integer, Matcher> nodes) {
    Matcher m = nodes.get(id);
    if (m == null) {
      throw new IllegalArgumentException("XGBoost's dump has no node " + id);
    }
    if (m.groupCount() == 3) {
      trees.leaf(node, Float.parseFloat(m.group(2)), positive(m.group(3)));
      return;
    }
    boolean missingLeft = m.group(6).equals(m.group(4));
    int left =
        trees.split(
            node,
            Integer.parseInt(m.group(2)),
            Float.parseFloat(m.group(3)),
            missingLeft,
            positive(m.group(7)));
    add(trees, left, Integer.parseInt(m.group(4)), nodes);
    add(trees, left + 1, Integer.parseInt(m.group(5)), nodes);
  }

  private static double positive(String cover) {
    return Math.max(1e-6, Double.parseDouble(cover));
  }
}
