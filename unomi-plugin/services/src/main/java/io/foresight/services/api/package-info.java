/**
 * What other bundles of the product call: values are plain {@code Map}, {@code List}, {@code
 * String}, {@code Number} and {@code Boolean}, in the shape Unomi stores them.
 */
@NullMarked
package io.foresight.services.api;

import org.jspecify.annotations.NullMarked;
