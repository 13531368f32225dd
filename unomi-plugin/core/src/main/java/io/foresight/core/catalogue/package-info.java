/** What can be recommended: items, how they are fed, checked, stored and removed. */
@NullMarked
package io.foresight.core.catalogue;

import org.jspecify.annotations.NullMarked;
