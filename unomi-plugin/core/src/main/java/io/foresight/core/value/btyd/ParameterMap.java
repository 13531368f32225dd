/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters known through their logarithms, to and from JSON-like maps. */
final class ParameterMap {
  private ParameterMap() {}

  static Map<String, Object> write(String[] names, double[] theta, double[][] covariance) {
    Map<String, Object> m = new LinkedHashMap<>();
    List<Double> spread = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      m.put(names[i], Math.exp(theta[i]));
      for (double c : covariance[i]) {
        spread.add(c);
      }
    }
    m.put("covarianceOfLogs", spread);
    return m;
  }

  /** Value and standard error (delta method) of each. */
  static Map<String, Object> report(String[] names, double[] theta, double[][] covariance) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      double v = Math.exp(theta[i]);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("value", rounded(v));
      one.put("standardError", rounded(v * Math.sqrt(Math.max(0, covariance[i][i]))));
      m.put(names[i], one);
    }
    return m;
  }

  static double[] logs(Fields f, String[] names) {
    double[] theta = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      double v = f.number(names[i], Double.NaN, Double.MIN_NORMAL, Double.MAX_VALUE);
      if (Double.isNaN(v)) {
        throw new InvalidInputException(f.at(names[i]), "is required and must be above 0");
      }
      theta[i] = Math.log(v);
    }
    return theta;
  }

  static double[][] covariance(Fields f, int n) {
    Object raw = f.raw("covarianceOfLogs");
    if (!(raw instanceof List) || ((List<?>) raw).size() != n * n) {
      throw new InvalidInputException(f.at("covarianceOfLogs"), "must be " + n * n + " numbers");
    }
    List<?> all = (List<?>) raw;
    double[][] out = new double[n][n];
    for (int i = 0; i < n * n; i++) {
      Object v = all.get(i);
      if (!(v instanceof Number)) {
        throw new InvalidInputException(f.at("covarianceOfLogs"), "must be numbers, was " + v);
      }
      out[i / n][i % n] = ((Number) v).doubleValue();
    }
    return out;
  }

  /** Six significant digits. */
  static double rounded(double v) {
    if (v == 0 || !Double.isFinite(v)) {
      return 0;
    }
    double scale = Math.pow(10, 5 - Math.floor(Math.log10(Math.abs(v))));
    double r = Math.rint(v * scale) / scale;
    return Double.isFinite(r) ? r : v;
  }
}
