/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricInverseTest {
  @Test
  void invert_givesWhatMultipliesToOne_forSizesAroundTheBlock() {
    for (int n : new int[] {1, 2, 3, 63, 64, 65, 130, 200}) {
      float[][] a = matrix(n);
      float[][] x = matrix(n);
      SymmetricInverse.invert(x, new Parallel(2));
      for (int i = 0; i < n; i += 7) {
        for (int j = 0; j < n; j += 5) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum += (double) at(a, i, k) * at(x, k, j);
          }
          assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-5));
        }
      }
    }
  }

  @Test
  void invert_isTheSameOnAnyNumberOfThreads() {
    float[][] one = matrix(150);
    float[][] three = matrix(150);
    SymmetricInverse.invert(one, new Parallel(1));
    SymmetricInverse.invert(three, new Parallel(3));
    assertThat(three).isDeepEqualTo(one);
  }

  @Test
  void invert_ofNothing_isNothing_andOfSingular_isRefused() {
    SymmetricInverse.invert(new float[0][], new Parallel(1));
    float[][] singular = {{1}, {1, 1}};
    assertThatThrownBy(() -> SymmetricInverse.invert(singular, new Parallel(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SymmetricInverse.invert(new float[][] {{Float.NaN}}, new Parallel(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static float at(float[][] lower, int i, int j) {
    return j <= i ? lower[i][j] : lower[j][i];
  }

  private static float[][] matrix(int n) {
    Random random = new Random(n);
    float[][] x = new float[n][10];
    for (float[] row : x) {
      for (int k = 0; k < 10; k++) {
        row[k] = (float) random.nextGaussian();
      }
    }
    float[][] a = new float[n][];
    for (int i = 0; i < n; i++) {
      a[i] = new float[i + 1];
      for (int j = 0; j <= i; j++) {
        float s = i == j ? 5 : 0;
        for (int k = 0; k < 10; k++) {
          s += x[i][k] * x[j][k];
        }
        a[i][j] = s;
      }
    }
    return a;
  }
}
