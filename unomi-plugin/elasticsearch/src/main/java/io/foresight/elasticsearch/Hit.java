/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.util.Map;

/** One document of a search answer. */
final class Hit {
  final String id;
  final Map<String, Object> source;
  final long seqNo;
  final long primaryTerm;

  Hit(String id, Map<String, Object> source, long seqNo, long primaryTerm) {
    this.id = id;
    this.source = source;
    this.seqNo = seqNo;
    this.primaryTerm = primaryTerm;
  }
}
