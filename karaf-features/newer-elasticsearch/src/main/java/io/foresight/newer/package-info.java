/**
 * A server of a newer release as its makers publish it for Maven: without text analysis and
 * Painless, of which nothing is published there. What Unomi's mappings need of the first is here;
 * of the second only what our one script means, so that how Painless itself reads it is not tested
 * on this release.
 */
@NullMarked
package io.foresight.newer;

import org.jspecify.annotations.NullMarked;
