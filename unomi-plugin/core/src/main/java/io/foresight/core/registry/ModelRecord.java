/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.registry;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final Map<String, Object> members;
  private final List<Map<String, Object>> approvals;
  private final List<Map<String, Object>> checks;

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
    this(
        goal,
        number,
        status,
        releasable,
        reason,
        createdAt,
        card,
        artefact,
        Map.of(),
        List.of(),
        List.of());
  }

  private ModelRecord(
      String goal,
      int number,
      Status status,
      boolean releasable,
      String reason,
      long createdAt,
      Map<String, Object> card,
      byte @Nullable [] artefact,
      Map<String, Object> members,
      List<Map<String, Object>> approvals,
      List<Map<String, Object>> checks) {
    this.version = goal + "-" + number;
    this.goal = goal;
    this.number = number;
    this.status = status;
    this.releasable = releasable;
    this.reason = reason;
    this.createdAt = createdAt;
    this.card = Collections.unmodifiableMap(new LinkedHashMap<>(card));
    this.artefact = artefact == null ? null : artefact.clone();
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    this.approvals = Collections.unmodifiableList(new ArrayList<>(approvals));
    this.checks = Collections.unmodifiableList(new ArrayList<>(checks));
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
        bytes == null ? null : Base64.getDecoder().decode(bytes),
        f.object("members").asMap(),
        maps(f, "approvals"),
        maps(f, "checks"));
  }

  private static List<Map<String, Object>> maps(Fields f, String name) {
    List<Map<String, Object>> out = new ArrayList<>();
    f.objects(name).forEach(o -> out.add(o.asMap()));
    return out;
  }

  Map<String, Object> toDocument() {
    Map<String, Object> m = summary();
    m.put("card", card);
    if (artefact != null) {
      // Nested, so that a megabyte of base64 is stored without being indexed.
      m.put("artefact", Map.of("bytes", Base64.getEncoder().encodeToString(artefact)));
    }
    if (!members.isEmpty()) {
      m.put("members", members);
    }
    m.put("approvals", approvals);
    m.put("checks", checks);
    return m;
  }

  ModelRecord with(Status other) {
    return copy(other, members, approvals, checks);
  }

  ModelRecord withMembers(Map<String, Object> filter) {
    return copy(status, filter, approvals, checks);
  }

  ModelRecord withApproval(Map<String, Object> approval) {
    return copy(status, members, and(approvals, approval), checks);
  }

  ModelRecord withCheck(Map<String, Object> check) {
    return copy(status, members, approvals, and(checks, check));
  }

  private static List<Map<String, Object>> and(
      List<Map<String, Object>> list, Map<String, Object> one) {
    List<Map<String, Object>> out = new ArrayList<>(list);
    out.add(one);
    return out;
  }

  private ModelRecord copy(
      Status newStatus,
      Map<String, Object> newMembers,
      List<Map<String, Object>> newApprovals,
      List<Map<String, Object>> newChecks) {
    return new ModelRecord(
        goal,
        number,
        newStatus,
        releasable,
        reason,
        createdAt,
        card,
        artefact,
        newMembers,
        newApprovals,
        newChecks);
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

  /** Whom it was trained with, as a keyed filter; empty when that was not kept. */
  public Map<String, Object> members() {
    return members;
  }

  /** Who approved it, oldest first: {@code by, at, comment}. */
  public List<Map<String, Object>> approvals() {
    return approvals;
  }

  /**
   * What was found out about it since it was trained, oldest first: {@code kind} ({@code backtest},
   * {@code drift}, {@code fairness}, {@code erasure}), {@code at} and what the kind says.
   */
  public List<Map<String, Object>> checks() {
    return checks;
  }

  /** The newest check of a kind, or null. */
  public @Nullable Map<String, Object> lastCheck(String kind) {
    for (int i = checks.size() - 1; i >= 0; i--) {
      if (kind.equals(checks.get(i).get("kind"))) {
        return checks.get(i);
      }
    }
    return null;
  }

  /** The compiled model's bytes, or null. */
  public byte @Nullable [] artefact() {
    return artefact == null ? null : artefact.clone();
  }
}
