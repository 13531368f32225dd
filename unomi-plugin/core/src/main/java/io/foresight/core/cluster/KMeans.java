/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.learn.ClassLoaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.la.DenseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's k-means (k-means++: Arthur &amp; Vassilvitskii 2007), best of several starts. */
final class KMeans {
  private static final int ITERATIONS = 30;

  /** Held, so that its level lasts: Tribuo logs every iteration at INFO. */
  private static final Logger TRIBUO = Logger.getLogger(KMeansTrainer.class.getName());

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private KMeans() {}

  /** Centres of k clusters; fewer when there are fewer different rows. */
  static double[][] fit(double[][] rows, int k, int starts, long seed) {
    TreeSet<double[]> different = new TreeSet<>(Arrays::compare);
    for (int i = 0; i < rows.length && different.size() <= k; i++) {
      different.add(rows[i]);
    }
    if (different.size() <= k) {
      return different.toArray(new double[0][]);
    }
    try {
      return Swap.improve(rows, ClassLoaders.withOwn(() -> best(rows, k, starts, seed)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("k-means failed: " + e.getMessage(), e);
    }
  }

  private static double[][] best(double[][] rows, int k, int starts, long seed) {
    MutableDataset<ClusterID> data = dataset(rows);
    double[][] best = new double[0][];
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < starts; s++) {
      KMeansTrainer trainer =
          new KMeansTrainer(
              k,
              ITERATIONS,
              DistanceType.L2.getDistance(),
              KMeansTrainer.Initialisation.PLUSPLUS,
              1,
              seed + 7919L * s);
      KMeansModel model = trainer.train(data);
      DenseVector[] vectors = model.getCentroidVectors();
      double[][] centres = new double[k][rows[0].length];
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < rows[0].length; j++) {
          int id = model.getFeatureIDMap().getID(name(j));
          centres[c][j] = vectors[c].get(id);
        }
      }
      double loss = loss(rows, centres);
      if (loss < least) {
        least = loss;
        best = centres;
      }
    }
    return best;
  }

  private static MutableDataset<ClusterID> dataset(double[][] rows) {
    ClusteringFactory factory = new ClusteringFactory();
    MutableDataset<ClusterID> data =
        new MutableDataset<>(
            Collections.emptyList(), new SimpleDataSourceProvenance("profiles", factory), factory);
    for (double[] row : rows) {
      ArrayExample<ClusterID> e = new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID);
      for (int j = 0; j < row.length; j++) {
        e.add(name(j), row[j]);
      }
      data.add(e);
    }
    return data;
  }

  private static String name(int j) {
    return "f" + (1000 + j);
  }

  /** The nearest centre of a row. */
  static int nearest(double[] row, double[][] centres) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double d = distance(row, centres[c]);
      if (d < least) {
        least = d;
        best = c;
      }
    }
    return best;
  }

  static int[] assign(double[][] rows, double[][] centres) {
    int[] out = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      out[i] = nearest(rows[i], centres);
    }
    return out;
  }

  /** Squared Euclidean distance. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }

  /** Sum of squared distances to the nearest centres. */
  static double loss(double[][] rows, double[][] centres) {
    double sum = 0;
    for (double[] row : rows) {
      sum += distance(row, centres[nearest(row, centres)]);
    }
    return sum;
  }
}
