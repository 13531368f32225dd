/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.model.TreeEncoder;
import io.foresight.core.model.TreePredictor;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * One readable decision tree by Tribuo's CART, for small data only: Tribuo's trainer needs seconds
 * for a single tree on more rows than it is allowed here.
 */
public final class CartLearner implements Learner {
  /** Rows above which the learner sits out. */
  public static final int MAX_ROWS = 5_000;

  /** What missing becomes, as Tribuo knows no missing: a value below all others. */
  private static final float MISSING = -1e30f;

  private static final int[] DEPTHS = {3, 5};
  private static final float MIN_LEAF = 25;
  private static final String YES = "yes";

  @Override
  public String name() {
    return "decision-tree";
  }

  @Override
  public int complexity() {
    return 10;
  }

  @Override
  public List<Map<String, Object>> settings() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (int d : DEPTHS) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("depth", d);
      m.put("minLeafRows", MIN_LEAF);
      out.add(m);
    }
    return out;
  }

  @Override
  public String unable(TrainingSet rows) {
    if (rows.schema().columns().isEmpty()) {
      return "there are no columns";
    }
    return rows.size() > MAX_ROWS
        ? rows.size() + " rows are more than the " + MAX_ROWS + " it is meant for"
        : "";
  }

  @Override
  public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
    List<ScoringModel> out = new ArrayList<>();
    for (int s = 0; s < DEPTHS.length; s++) {
      out.add(fit(rows, s, context));
    }
    return out;
  }

  @Override
  public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
    context.progress().report("fitting " + name(), setting, DEPTHS.length);
    TreeEncoder encoder = Encoders.trees(rows);
    float[][] x = encode(rows, encoder);
    try {
      TreeModel<Label> model =
          ClassLoaders.withOwn(() -> train(x, rows.labels(), DEPTHS[setting], context.seed()));
      TreePredictor predictor = new TreePredictor(encoder, new CartTree(model, x, YES).trees(), 0);
      return new ScoringModel(name(), predictor, Calibrator.NONE);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LearnerException("Tribuo's CART failed: " + e.getMessage(), e);
    }
  }

  /** Rows as Tribuo sees them. */
  static float[][] encode(TrainingSet rows, TreeEncoder encoder) {
    float[][] x = new float[rows.size()][encoder.width()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < x.length; i++) {
      rows.read(i, row);
      encoder.encode(row, x[i], 0);
      for (int k = 0; k < x[i].length; k++) {
        if (Float.isNaN(x[i][k])) {
          x[i][k] = MISSING;
        }
      }
    }
    return x;
  }

  static TreeModel<Label> train(float[][] x, boolean[] labels, int depth, long seed) {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> data =
        new MutableDataset<>(
            Collections.emptyList(), new SimpleDataSourceProvenance("rows", factory), factory);
    for (int i = 0; i < x.length; i++) {
      data.add(example(x[i], labels[i]));
    }
    CARTClassificationTrainer trainer =
        new CARTClassificationTrainer(depth, MIN_LEAF, 0f, 1f, false, new GiniIndex(), seed);
    return (TreeModel<Label>) trainer.train(data);
  }

  static ArrayExample<Label> example(float[] x, boolean label) {
    ArrayExample<Label> e = new ArrayExample<>(new Label(label ? YES : "no"));
    for (int k = 0; k < x.length; k++) {
      if (x[k] != 0) {
        e.add(CartTree.inputName(k), x[k]);
      }
    }
    if (e.size() == 0) {
      // Tribuo refuses examples without features; a zero is the same to its trees.
      e.add(CartTree.inputName(0), 0);
    }
    return e;
  }
}
