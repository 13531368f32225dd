/**
 * The one seam to Elasticsearch: reads the events and profiles Unomi stored and keeps our own
 * documents. Works on 7.10 (open source build) to 7.17 with Unomi's own connection settings.
 */
@NullMarked
package io.foresight.elasticsearch;

import org.jspecify.annotations.NullMarked;
