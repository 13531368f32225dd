/** Feeds of items: reading their formats, fetching them from the web. */
@NullMarked
package io.foresight.elasticsearch.catalogue;

import org.jspecify.annotations.NullMarked;
