/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.history;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import did. Counts are of the whole input, also when the run continued an earlier one;
 * only {@link #profiles}, {@link #sessions}, {@link #alreadyThere} and {@link #seconds} are of this
 * run.
 */
public final class ImportReport {
  private final Map<String, Long> counts;
  private final Map<String, Long> types;
  private final Map<String, Long> leftOut;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final double seconds;
  private final boolean resumed;
  private final @Nullable String rejectedFile;

  private ImportReport(Builder b) {
    this.counts = Collections.unmodifiableMap(new TreeMap<>(b.counts));
    this.types = Collections.unmodifiableMap(new TreeMap<>(b.types));
    this.leftOut = Collections.unmodifiableMap(new TreeMap<>(b.leftOut));
    this.from = b.from;
    this.to = b.to;
    this.seconds = b.seconds;
    this.resumed = b.resumed;
    this.rejectedFile = b.rejectedFile;
  }

  /** Rows of CSV files without headers, or lines of JSON files; blank lines do not count. */
  public long rows() {
    return count("rows");
  }

  /** Events that are stored now, whether they were before or not. */
  public long events() {
    return count("events");
  }

  /** Of these, how many Elasticsearch had already; they were overwritten. */
  public long alreadyThere() {
    return count("alreadyThere");
  }

  /** Profiles that were made or changed. */
  public long profiles() {
    return count("profiles");
  }

  /** Sessions that were made or changed. */
  public long sessions() {
    return count("sessions");
  }

  /** Rows left out since an earlier file holds the same order, or an earlier line the same id. */
  public long duplicates() {
    return count("duplicates");
  }

  /** Rows, or events, that could not be used; see {@link #rejectedFile}. */
  public long rejected() {
    return count("rejected");
  }

  /** Rows left out since they name no customer. */
  public long withoutCustomer() {
    return count("withoutCustomer");
  }

  /** Events per event type. */
  public Map<String, Long> types() {
    return types;
  }

  /** Rows left out by a rule of the mapping, per rule. */
  public Map<String, Long> leftOut() {
    return leftOut;
  }

  /** Time of the first event; null without events. */
  public @Nullable Instant from() {
    return from;
  }

  /** Time of the last event; null without events. */
  public @Nullable Instant to() {
    return to;
  }

  /** How long this run took. */
  public double seconds() {
    return seconds;
  }

  /** Whether this run continued an interrupted one. */
  public boolean resumed() {
    return resumed;
  }

  /**
   * File with the rejected lines: file name, line number, reason and line, tab separated; null when
   * nothing was rejected.
   */
  public @Nullable String rejectedFile() {
    return rejectedFile;
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** As JSON with stable keys, named as the methods; times in ISO 8601. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("rows", rows());
    m.put("events", events());
    m.put("alreadyThere", alreadyThere());
    m.put("profiles", profiles());
    m.put("sessions", sessions());
    m.put("duplicates", duplicates());
    m.put("rejected", rejected());
    m.put("withoutCustomer", withoutCustomer());
    m.put("types", types);
    m.put("leftOut", leftOut);
    putUnlessNull(m, "from", from);
    putUnlessNull(m, "to", to);
    m.put("seconds", seconds);
    m.put("resumed", resumed);
    putUnlessNull(m, "rejectedFile", rejectedFile);
    return m;
  }

  private static void putUnlessNull(Map<String, Object> m, String name, @Nullable Object value) {
    if (value != null) {
      m.put(name, value.toString());
    }
  }

  @Override
  public String toString() {
    return toMap().toString();
  }

  /** Collects a report. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private @Nullable Instant from;
    private @Nullable Instant to;
    private double seconds;
    private boolean resumed;
    private @Nullable String rejectedFile;

    /** Sets a count, named as in {@link ImportReport#toMap}. */
    public Builder count(String name, long value) {
      counts.put(name, value);
      return this;
    }

    /** Sets the events per type. */
    public Builder types(Map<String, Long> value) {
      types.putAll(value);
      return this;
    }

    /** Sets the rows left out per rule. */
    public Builder leftOut(Map<String, Long> value) {
      leftOut.putAll(value);
      return this;
    }

    /** Sets times of the first and the last event. */
    public Builder between(@Nullable Instant first, @Nullable Instant last) {
      from = first;
      to = last;
      return this;
    }

    /** Sets how long it took and whether it continued an earlier run. */
    public Builder took(double inSeconds, boolean wasResumed) {
      seconds = inSeconds;
      resumed = wasResumed;
      return this;
    }

    /** Sets where the rejected lines are. */
    public Builder rejectedFile(@Nullable String path) {
      rejectedFile = path;
      return this;
    }

    /** The report. */
    public ImportReport build() {
      return new ImportReport(this);
    }
  }
}
