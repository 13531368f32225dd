/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import java.util.Locale;
import java.util.Map;

/** Renders gauges in Prometheus' text exposition format, version 0.0.4. */
final class Metrics {
  private final StringBuilder out = new StringBuilder();

  Metrics gauge(String name, String help, double value) {
    head(name, help);
    sample(name, "", value);
    return this;
  }

  Metrics gauges(String name, String help, String label, Map<String, ? extends Number> values) {
    head(name, help);
    values.forEach(
        (k, v) -> sample(name, "{" + label + "=\"" + escape(k) + "\"}", v.doubleValue()));
    return this;
  }

  String text() {
    return out.toString();
  }

  private void head(String name, String help) {
    out.append("# HELP foresight_").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE foresight_").append(name).append(" gauge\n");
  }

  private void sample(String name, String labels, double value) {
    String number =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.6g", value);
    out.append("foresight_").append(name).append(labels).append(' ').append(number).append('\n');
  }

  private static String escape(String s) {
    return s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
