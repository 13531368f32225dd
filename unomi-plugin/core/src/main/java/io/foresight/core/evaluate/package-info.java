/** How good predictions are: metrics, intervals, the comparison with the baseline, model cards. */
@NullMarked
package io.foresight.core.evaluate;

import org.jspecify.annotations.NullMarked;
