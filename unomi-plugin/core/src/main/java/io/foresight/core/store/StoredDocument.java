/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Map;

/** A document together with the version that a later {@link DocumentStore#replace} compares. */
public final class StoredDocument {
  private final String id;
  private final Map<String, Object> source;
  private final long seqNo;
  private final long primaryTerm;

  /** Made by stores only. */
  public StoredDocument(String id, Map<String, Object> source, long seqNo, long primaryTerm) {
    this.id = id;
    this.source = source;
    this.seqNo = seqNo;
    this.primaryTerm = primaryTerm;
  }

  /** Id within its collection. */
  public String id() {
    return id;
  }

  /** The content; treat it as read-only. */
  public Map<String, Object> source() {
    return source;
  }

  /** Sequence number of the version that was read. */
  public long seqNo() {
    return seqNo;
  }

  /** Primary term of the version that was read. */
  public long primaryTerm() {
    return primaryTerm;
  }
}
