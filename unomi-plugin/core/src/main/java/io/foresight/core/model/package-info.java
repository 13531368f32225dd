/** Trained models compiled for serving: flat arrays, exact reasons, a versioned binary format. */
@NullMarked
package io.foresight.core.model;

import org.jspecify.annotations.NullMarked;
