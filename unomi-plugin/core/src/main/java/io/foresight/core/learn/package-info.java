/**
 * Learning from a table: training sets, splits, learners and the competition that picks one of
 * them.
 */
@NullMarked
package io.foresight.core.learn;

import org.jspecify.annotations.NullMarked;
