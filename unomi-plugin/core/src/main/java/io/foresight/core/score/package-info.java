/** What a profile carries: scores, bands, percentiles, reasons and how a score moved. */
@NullMarked
package io.foresight.core.score;

import org.jspecify.annotations.NullMarked;
