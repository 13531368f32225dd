/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.registry;

import io.foresight.core.input.Fields;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a goal's model: its card, and the compiled model unless only listed. Immutable.
 */
public final class ModelRecord {
  /** Where a version is in its life. */
  public enum Status {
    /** Trained, not released. */
    CANDIDATE,
    /** Released by whom the policy asks, not yet live. */
    APPROVED,
    /** The one that scores. */
    LIVE,
    /** Was live once. */
    RETIRED
  }

  private final String version;
  private final String goal;
  private final int number;
  private final Status status;
  private final boolean releasable;
  private final String reason;
  private final long createdAt;
  private final Map<String, Object> card;
  private final byte @Nullable [] artefact;

  /**
   * @param number counts up per goal; the version is {@code <goal>-<number>}
   * @param releasable whether it beat the baseline on the untouched future
   * @param reason why it may or may not go live, in words
   * @param createdAt ms since 1970
   * @param card evaluation and provenance, JSON-like
   * @param artefact the compiled model; null when there is none
   */
  public ModelRecord(
      String goal,
      int number,
      Status status,
      boolean releasable,
      String reason,
      long createdAt,
      Map<String, Object> card,
      byte @Nullable [] artefact) {
    this.version = goal + "-" + number;
    this.goal = goal;
    this.number = number;
    this.status = status;
    this.releasable = releasable;
    this.reason = reason;
    this.createdAt = createdAt;
    this.card = Collections.unmodifiableMap(new LinkedHashMap<>(card));
    this.artefact = artefact == null ? null : artefact.clone();
  }

  static ModelRecord from(Map<String, Object> source) {
    Fields f = Fields.of("model", source);
    String bytes = f.object("artefact").string("bytes", null);
    Object created = f.raw("createdAt");
    String reason = f.string("reason", "");
    return new ModelRecord(
        f.string("goal"),
        f.integer("number", 1, 1, Integer.MAX_VALUE),
        f.oneOf("status", Status.class, null),
        f.bool("releasable", false),
        reason == null ? "" : reason,
        created instanceof Number ? ((Number) created).longValue() : 0L,
        f.object("card").asMap(),
        bytes == null ? null : Base64.getDecoder().decode(bytes));
  }

  Map<String, Object> toDocument() {
    Map<String, Object> m = summary();
    m.put("card", card);
    if (artefact != null) {
      // Nested, so that a megabyte of base64 is stored without being indexed.
      m.put("artefact", Map.of("bytes", Base64.getEncoder().encodeToString(artefact)));
    }
    return m;
  }

  ModelRecord with(Status other) {
    return new ModelRecord(goal, number, other, releasable, reason, createdAt, card, artefact);
  }

  /** What a list shows: {@code version, goal, number, status, releasable, reason, createdAt}. */
  public Map<String, Object> summary() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("version", version);
    m.put("goal", goal);
    m.put("number", number);
    m.put("status", status.name().toLowerCase(Locale.ROOT));
    m.put("releasable", releasable);
    if (!reason.isBlank()) {
      m.put("reason", reason);
    }
    m.put("createdAt", createdAt);
    return m;
  }

  /** {@code <goal>-<number>}. */
  public String version() {
    return version;
  }

  /** The goal's id. */
  public String goal() {
    return goal;
  }

  /** Counts up per goal. */
  public int number() {
    return number;
  }

  /** Where it is in its life. */
  public Status status() {
    return status;
  }

  /** Whether it beat the baseline on the untouched future. */
  public boolean releasable() {
    return releasable;
  }

  /** Why it may or may not go live. */
  public String reason() {
    return reason;
  }

  /** When it was trained, ms since 1970. */
  public long createdAt() {
    return createdAt;
  }

  /** Evaluation and provenance, JSON-like. */
  public Map<String, Object> card() {
    return card;
  }

  /** The compiled model's bytes, or null. */
  public byte @Nullable [] artefact() {
    return artefact == null ? null : artefact.clone();
  }
}
