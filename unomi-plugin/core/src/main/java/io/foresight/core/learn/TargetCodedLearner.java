/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.ScoringModel;
import io.foresight.core.model.TargetCodedPredictor;
import io.foresight.core.model.TargetTable;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a learner use text columns of many values (job title, company, city): each is turned into
 * one number by {@link TargetStatistics} and the learner sees that. Columns of at most {@link
 * Encoders#MAX_LEVELS} values are left to the learner.
 */
public final class TargetCodedLearner implements Learner {
  private final Learner learner;

  /**
   * @param learner fitted on the coded rows
   */
  public TargetCodedLearner(Learner learner) {
    this.learner = learner;
  }

  @Override
  public String name() {
    return learner.name();
  }

  @Override
  public int complexity() {
    return learner.complexity();
  }

  @Override
  public List<Map<String, Object>> settings() {
    return learner.settings();
  }

  @Override
  public String unable(TrainingSet rows) {
    return learner.unable(rows);
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    Coding coding = new Coding(rows);
    if (coding.none()) {
      return learner.fitAll(rows, context);
    }
    List<ScoringModel> out = new ArrayList<>();
    for (ScoringModel m : learner.fitAll(coding.rows(), context)) {
      out.add(coding.around(m));
    }
    return out;
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    Coding coding = new Coding(rows);
    return coding.none()
        ? learner.fit(rows, setting, context)
        : coding.around(learner.fit(coding.rows(), setting, context));
  }

  /** Which columns of some rows are coded, and how. */
  private static final class Coding {
    private final TrainingSet rows;
    private final List<@Nullable TargetStatistics> statistics = new ArrayList<>();
    private final List<@Nullable TargetTable> tables = new ArrayList<>();

    Coding(TrainingSet rows) {
      this.rows = rows;
      for (int c = 0; c < rows.schema().categories().size(); c++) {
        TargetStatistics s = many(rows, c) ? new TargetStatistics(rows, c) : null;
        statistics.add(s);
        tables.add(s == null ? null : s.table());
      }
    }

    private static boolean many(TrainingSet rows, int column) {
      Set<String> values = new HashSet<>();
      for (int i = 0; i < rows.size() && values.size() <= Encoders.MAX_LEVELS; i++) {
        String v = rows.category(i, column);
        if (v != null) {
          values.add(v);
        }
      }
      return values.size() > Encoders.MAX_LEVELS;
    }

    boolean none() {
      return statistics.equals(Collections.nCopies(statistics.size(), null));
    }

    TrainingSet rows() {
      Schema from = rows.schema();
      Schema to = TargetCodedPredictor.inner(from, tables);
      TrainingSet.Builder out = new TrainingSet.Builder(to);
      Row in = from.newRow();
      Row row = to.newRow();
      for (int i = 0; i < rows.size(); i++) {
        rows.read(i, in);
        int number = 0;
        int category = 0;
        int numberIn = 0;
        int categoryIn = 0;
        for (int k = 0; k < to.columns().size(); k++) {
          boolean wasNumber =
              from.columns().get(k).kind() == io.foresight.core.table.Column.Kind.NUMBER;
          if (wasNumber) {
            row.numbers[number++] = in.numbers[numberIn++];
            continue;
          }
          TargetStatistics s = statistics.get(categoryIn);
          String value = in.categories[categoryIn++];
          if (s == null) {
            row.categories[category++] = value;
          } else {
            row.numbers[number++] = s.outOfFold(value, rows.group(i));
          }
        }
        out.add(row, rows.label(i), rows.time(i), rows.group(i));
      }
      return out.build();
    }

    ScoringModel around(ScoringModel m) {
      return new ScoringModel(
          m.learner(),
          new TargetCodedPredictor(rows.schema(), tables, m.predictor()),
          m.calibrator());
    }
  }
}
