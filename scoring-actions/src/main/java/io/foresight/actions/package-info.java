/**
 * Unomi actions that keep feature state and scores of a profile right while Unomi processes an
 * event, and the hook that keeps the state through a profile merge.
 */
@NullMarked
package io.foresight.actions;

import org.jspecify.annotations.NullMarked;
