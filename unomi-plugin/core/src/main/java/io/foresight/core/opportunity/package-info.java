/** What the best customers look for and do not find: topics that the catalogue serves badly. */
@NullMarked
package io.foresight.core.opportunity;

import org.jspecify.annotations.NullMarked;
