/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.value.btyd.Fit;
import io.foresight.core.value.btyd.NewtonMaximiser;
import io.foresight.core.value.btyd.Outlook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chance that the next order falls into each of the coming weeks: a discrete-time hazard,
 * logistic in what BG/NBD says of that week and in the customer's own rhythm, fitted to what
 * happened after a past moment. Without data to fit it is BG/NBD itself. Immutable and thread-safe.
 *
 * <p>Source of the form: Singer and Willett 1993, "It's about time: using discrete-time survival
 * analysis", Journal of Educational Statistics 18(2).
 */
public final class NextOrderModel {
  private static final double PRIOR_SD = 0.7;
  private static final int MIN_ORDERS = 30;

  private final double[] weights;
  private final int customers;
  private final int orders;

  private NextOrderModel(double[] weights, int customers, int orders) {
    this.weights = weights;
    this.customers = customers;
    this.orders = orders;
  }

  /** What BG/NBD says, unchanged. */
  public static NextOrderModel plain() {
    return new NextOrderModel(centre(), 0, 0);
  }

  private static double[] centre() {
    double[] w = new double[HazardInputs.COUNT];
    w[1] = 1;
    return w;
  }

  /** Collects what happened after a past moment; not thread-safe. */
  public static final class Training {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> happened = new ArrayList<>();
    private int customers;
    private int orders;

    /**
     * Adds a customer as he was at a past moment.
     *
     * @param outlook by a model fitted to what was known at that moment
     * @param days his order days before it, ascending, at least one
     * @param silence days from the last of them to it
     * @param week in which his next order came, from 1; 0 for in none of the weeks observed
     * @param observed weeks
     */
    public Training add(Outlook outlook, int[] days, int silence, int week, int observed) {
      HazardInputs inputs = new HazardInputs(outlook, days, silence);
      customers++;
      orders += week > 0 ? 1 : 0;
      int last = week > 0 ? week : observed;
      for (int k = 1; k <= last; k++) {
        double[] x = new double[HazardInputs.COUNT];
        inputs.write(k, x);
        rows.add(x);
        happened.add(k == week);
      }
      return this;
    }

    /** Number of customers. */
    public int customers() {
      return customers;
    }

    /** Fits; with fewer than 30 orders to learn from it is {@link #plain}. */
    public NextOrderModel fit() {
      if (orders < MIN_ORDERS) {
        return plain();
      }
      double[] centre = centre();
      Fit fit = NewtonMaximiser.maximise((w, gradient) -> likelihood(w, gradient, centre), centre);
      return new NextOrderModel(fit.theta(), customers, orders);
    }

    private double likelihood(double[] w, double[] gradient, double[] centre) {
      double sum = 0;
      for (int j = 0; j < w.length; j++) {
        double z = (w[j] - centre[j]) / PRIOR_SD;
        sum -= z * z / 2;
        gradient[j] = -z / PRIOR_SD;
      }
      for (int i = 0; i < rows.size(); i++) {
        double[] x = rows.get(i);
        double p = 1 / (1 + Math.exp(-dot(w, x)));
        boolean y = happened.get(i);
        sum += Math.log(Math.max(1e-300, y ? p : 1 - p));
        double e = (y ? 1 : 0) - p;
        for (int j = 0; j < w.length; j++) {
          gradient[j] += e * x[j];
        }
      }
      return sum;
    }
  }

  private static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  /**
   * The chance of the next order in each of some weeks from now; they sum to at most 1, the rest is
   * later or never.
   *
   * @param days known order days, ascending, at least one
   * @param silence days since the last one
   */
  public double[] weeks(Outlook outlook, int[] days, int silence, int weeks) {
    HazardInputs inputs = new HazardInputs(outlook, days, silence);
    double[] x = new double[HazardInputs.COUNT];
    double[] out = new double[weeks];
    double none = 1;
    for (int k = 0; k < weeks; k++) {
      inputs.write(k + 1, x);
      double h = 1 / (1 + Math.exp(-dot(weights, x)));
      out[k] = none * h;
      none -= out[k];
    }
    return out;
  }

  /** Customers it was fitted to; 0 when it is plain. */
  public int customers() {
    return customers;
  }

  /** Next orders it was fitted to. */
  public int orders() {
    return orders;
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    List<Double> w = new ArrayList<>();
    Arrays.stream(weights).forEach(w::add);
    m.put("weights", w);
    m.put("customers", customers);
    m.put("orders", orders);
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException naming the field
   */
  public static NextOrderModel fromMap(Fields f) {
    Object raw = f.raw("weights");
    if (!(raw instanceof List) || ((List<?>) raw).size() != HazardInputs.COUNT) {
      throw new InvalidInputException(
          f.at("weights"), "must be " + HazardInputs.COUNT + " numbers");
    }
    double[] w = new double[HazardInputs.COUNT];
    for (int i = 0; i < w.length; i++) {
      Object v = ((List<?>) raw).get(i);
      if (!(v instanceof Number)) {
        throw new InvalidInputException(f.at("weights"), "must be numbers, was " + v);
      }
      w[i] = ((Number) v).doubleValue();
    }
    return new NextOrderModel(
        w,
        f.integer("customers", 0, 0, Integer.MAX_VALUE),
        f.integer("orders", 0, 0, Integer.MAX_VALUE));
  }
}
