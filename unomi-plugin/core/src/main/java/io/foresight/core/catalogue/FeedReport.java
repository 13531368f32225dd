/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a feed did to the catalogue. Filled while it is read; not thread-safe. */
public final class FeedReport {
  /** So many rejected records are told one by one; all are counted. */
  public static final int MOST_TOLD = 1_000;

  private static final int LONGEST = 300;

  private final String source;
  private final String mode;
  private final List<Map<String, Object>> rejections = new ArrayList<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private long records;
  private long added;
  private long changed;
  private long unchanged;
  private long removed;
  private long kept;
  private long rejected;
  private long duplicates;
  private boolean notModified;
  private double seconds;
  private @Nullable String problem;
  private @Nullable String removalRefused;

  FeedReport(FeedOptions options) {
    source = options.source();
    mode = options.mode().name().toLowerCase(Locale.ROOT);
  }

  /** The report of a feed that its server says has not changed. */
  public static FeedReport notModified(FeedOptions options) {
    FeedReport r = new FeedReport(options);
    r.notModified = true;
    return r;
  }

  void reject(long line, String field, String reason) {
    rejected++;
    if (rejections.size() < MOST_TOLD) {
      Map<String, Object> r = new LinkedHashMap<>();
      r.put("line", line);
      if (!field.isEmpty()) {
        r.put("field", field);
      }
      r.put("reason", Texts.cut(Texts.oneLine(reason), LONGEST));
      rejections.add(r);
    }
  }

  void note(String field, String note) {
    notes.merge(field + ": " + note, 1L, Long::sum);
  }

  void counted(long added1, long changed1, long unchanged1, long removed1, long kept1) {
    added += added1;
    changed += changed1;
    unchanged += unchanged1;
    removed += removed1;
    kept += kept1;
  }

  void record() {
    records++;
  }

  void duplicate() {
    duplicates++;
  }

  void problem(String text) {
    problem = text;
  }

  void removalRefused(String text) {
    removalRefused = text;
  }

  void took(double inSeconds) {
    seconds = inSeconds;
  }

  /** Records the feed held, good or bad. */
  public long records() {
    return records;
  }

  /** Items that were not there before. */
  public long added() {
    return added;
  }

  /** Items that are different now. */
  public long changed() {
    return changed;
  }

  /** Items that are as they were. */
  public long unchanged() {
    return unchanged;
  }

  /** Items that were removed: a full feed lacked them, or a delta said so. */
  public long removed() {
    return removed;
  }

  /** Items that another source had already and that were therefore left as they are. */
  public long kept() {
    return kept;
  }

  /** Records that could not be used. */
  public long rejected() {
    return rejected;
  }

  /** Records whose id an earlier one had; the last one counts. */
  public long duplicates() {
    return duplicates;
  }

  /** The first {@value #MOST_TOLD} rejected records: {@code line}, {@code field}, reason. */
  public List<Map<String, Object>> rejections() {
    return Collections.unmodifiableList(rejections);
  }

  /** What was mended, and how often, e.g. {@code "stock: negative, taken for 0" = 3}. */
  public Map<String, Long> notes() {
    return Collections.unmodifiableMap(notes);
  }

  /** Whether the feed's server said that nothing changed, so that nothing was done. */
  public boolean isNotModified() {
    return notModified;
  }

  /** Why the feed could not be read to its end; null if it was. */
  public @Nullable String problem() {
    return problem;
  }

  /** Why a full feed removed nothing; null if it did, or had nothing to remove. */
  public @Nullable String removalRefused() {
    return removalRefused;
  }

  /** As JSON, named as the methods. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("source", source);
    m.put("mode", mode);
    m.put("records", records);
    m.put("added", added);
    m.put("changed", changed);
    m.put("unchanged", unchanged);
    m.put("removed", removed);
    m.put("kept", kept);
    m.put("rejected", rejected);
    m.put("duplicates", duplicates);
    m.put("notes", notes());
    m.put("rejections", rejections());
    m.put("notModified", notModified);
    m.put("seconds", seconds);
    if (problem != null) {
      m.put("problem", problem);
    }
    if (removalRefused != null) {
      m.put("removalRefused", removalRefused);
    }
    return m;
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
