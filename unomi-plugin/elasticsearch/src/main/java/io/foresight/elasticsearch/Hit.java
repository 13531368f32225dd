/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.util.Map;

/** One document of a search answer. */
final class Hit {
  final String index;
  final String id;
  final Map<String, Object> source;
  final long seqNo;
  final long primaryTerm;

  Hit(String index, String id, Map<String, Object> source, long seqNo, long primaryTerm) {
    this.index = index;
    this.id = id;
    this.source = source;
    this.seqNo = seqNo;
    this.primaryTerm = primaryTerm;
  }

  /** What no other document has; an id alone may be in several monthly indices. */
  String key() {
    return index + '/' + id;
  }
}
