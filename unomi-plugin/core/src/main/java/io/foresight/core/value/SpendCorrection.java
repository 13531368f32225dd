/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.BoostedAmountLearner;
import io.foresight.core.learn.FitContext;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import io.foresight.core.value.btyd.Outlook;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A factor on the parametric spend, learned by boosted trees from a past window out of all
 * features: what BG/NBD and Gamma-Gamma cannot see, such as the first order's size, browsing and
 * trends. Half of the factor (in logarithms) is applied: the geometric mean of both models, since
 * the level of one window, a season's, does not carry over to the next whole. Immutable and
 * thread-safe.
 */
final class SpendCorrection {
  private static final double WEIGHT = 0.5;

  /** No factor is larger than this or smaller than its inverse. */
  private static final double REACH = Math.log(8);

  private static final double WEEKS = ValueCollector.WINDOW / 7.0;
  private static final FeatureReader READER = new FeatureReader();
  private static final Schema SCHEMA = schema();

  private final ScoringModel model;

  private SpendCorrection(ScoringModel model) {
    this.model = model;
  }

  private static Schema schema() {
    List<Column> columns = new ArrayList<>(READER.schema().columns());
    columns.add(Column.number("bgnbd_orders"));
    columns.add(Column.number("bgnbd_alive"));
    columns.add(Column.number("gammagamma_amount"));
    return new Schema(columns);
  }

  /** Rows to learn from; not thread-safe. */
  static final class Training {
    private final TrainingSet.Builder rows = new TrainingSet.Builder(SCHEMA);
    private final List<double[]> outcomes = new ArrayList<>();
    private final Row row = SCHEMA.newRow();

    /** Adds a customer: his features, his spend in the window after, and what was expected. */
    void add(float[] features, Customer c, Parametric p, double spend, long day) {
      double expected = p.spend(c, WEEKS);
      if (expected > 0) {
        write(features, c, p, row);
        rows.add(row, false, day, outcomes.size());
        outcomes.add(new double[] {spend, Math.log(expected)});
      }
    }

    int size() {
      return outcomes.size();
    }

    SpendCorrection fit(FitContext context) {
      double[] amounts = new double[outcomes.size()];
      double[] offsets = new double[amounts.length];
      for (int i = 0; i < amounts.length; i++) {
        amounts[i] = outcomes.get(i)[0];
        offsets[i] = outcomes.get(i)[1];
      }
      return new SpendCorrection(
          new BoostedAmountLearner().fit(rows.build(), amounts, offsets, context));
    }
  }

  private static void write(float[] features, Customer c, Parametric p, Row into) {
    System.arraycopy(features, 0, into.numbers, 0, features.length);
    Outlook o = p.outlook(c);
    into.numbers[features.length] = (float) o.expected(WEEKS);
    into.numbers[features.length + 1] = (float) o.alive();
    into.numbers[features.length + 2] = (float) p.amount(c);
  }

  /** The factor of a customer with features as {@link FeatureReader} reads them. */
  double factor(float[] features, Customer c, Parametric p) {
    Row row = SCHEMA.newRow();
    write(features, c, p, row);
    double log = WEIGHT * model.margin(row);
    return Math.exp(Math.max(-REACH, Math.min(REACH, log)));
  }

  /** The factor of a profile's state. */
  double factor(FeatureState state, long now, Customer c, Parametric p) {
    Row row = READER.newRow();
    READER.read(state, Map.of(), now, row);
    return factor(row.numbers, c, p);
  }

  String encode() {
    return Base64.getEncoder().encodeToString(ModelCodec.encode(model));
  }

  static SpendCorrection decode(Fields f, String name) {
    try {
      ScoringModel m = ModelCodec.decode(Base64.getDecoder().decode(f.string(name)));
      if (!m.schema().columns().equals(SCHEMA.columns())) {
        throw new InvalidInputException(
            f.at(name), "was learned from other features than this version has; learn again");
      }
      return new SpendCorrection(m);
    } catch (InvalidInputException e) {
      throw e;
    } catch (ModelFormatException | IllegalArgumentException e) {
      throw new InvalidInputException(f.at(name), "is not a model: " + e.getMessage());
    }
  }
}
