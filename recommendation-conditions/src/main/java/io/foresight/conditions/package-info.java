/**
 * Unomi profile conditions on scores. What each one means is written once, in {@link
 * io.foresight.conditions.ScoreCondition}, and read twice: against a profile in memory and as an
 * Elasticsearch query.
 */
@NullMarked
package io.foresight.conditions;

import org.jspecify.annotations.NullMarked;
