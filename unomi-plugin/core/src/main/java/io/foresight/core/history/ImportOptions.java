/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of an import. Immutable; the methods return changed copies. */
public final class ImportOptions {
  private static final Set<String> NAMES =
      Set.of("scope", "profileIdPrefix", "rejectedFile", "resume", "senders", "checkpointEvery");

  private final String scope;
  private final String profileIdPrefix;
  private final @Nullable Path rejectedFile;
  private final boolean resume;
  private final int senders;
  private final int checkpointEvery;

  private ImportOptions(
      String scope,
      String profileIdPrefix,
      @Nullable Path rejectedFile,
      boolean resume,
      int senders,
      int checkpointEvery) {
    this.scope = scope;
    this.profileIdPrefix = profileIdPrefix;
    this.rejectedFile = rejectedFile;
    this.resume = resume;
    this.senders = senders;
    this.checkpointEvery = checkpointEvery;
  }

  /**
   * Scope {@code foresight}, no prefix, rejected lines beside the first file, resume, 2 senders, a
   * checkpoint every 100 000 events.
   */
  public static ImportOptions defaults() {
    return new ImportOptions("foresight", "", null, true, 2, 100_000);
  }

  /**
   * Reads options from JSON: {@code scope}, {@code profileIdPrefix}, {@code rejectedFile}, {@code
   * resume}, {@code senders} (1..16), {@code checkpointEvery} (1..10 000 000 events).
   *
   * @throws InvalidInputException naming the field
   */
  public static ImportOptions from(String path, Map<String, Object> json) {
    Fields f = Fields.of(path, json).allowOnly(NAMES);
    ImportOptions d = defaults();
    String scope = f.string("scope", d.scope);
    String prefix = f.string("profileIdPrefix", null);
    return new ImportOptions(
        scope == null ? d.scope : scope,
        prefix == null ? "" : prefix,
        path(f, "rejectedFile"),
        f.bool("resume", true),
        f.integer("senders", d.senders, 1, 16),
        f.integer("checkpointEvery", d.checkpointEvery, 1, 10_000_000));
  }

  private static @Nullable Path path(Fields f, String name) {
    String text = f.string(name, null);
    try {
      return text == null ? null : Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(f.at(name), "must be a path, was " + text);
    }
  }

  /** The scope that events, sessions and consents belong to. */
  public ImportOptions scope(String value) {
    return new ImportOptions(
        value, profileIdPrefix, rejectedFile, resume, senders, checkpointEvery);
  }

  /** What is put before the customer to make the profile id. */
  public ImportOptions profileIdPrefix(String value) {
    return new ImportOptions(scope, value, rejectedFile, resume, senders, checkpointEvery);
  }

  /** Where rejected lines go; made only when there are any, overwritten at each run. */
  public ImportOptions rejectedFile(Path value) {
    return new ImportOptions(scope, profileIdPrefix, value, resume, senders, checkpointEvery);
  }

  /** Whether an interrupted run is continued (default) or started over. */
  public ImportOptions resume(boolean value) {
    return new ImportOptions(scope, profileIdPrefix, rejectedFile, value, senders, checkpointEvery);
  }

  /** How many requests to Elasticsearch are under way at once. */
  public ImportOptions senders(int value) {
    return new ImportOptions(scope, profileIdPrefix, rejectedFile, resume, value, checkpointEvery);
  }

  /** After how many events a checkpoint is taken. */
  public ImportOptions checkpointEvery(int events) {
    return new ImportOptions(scope, profileIdPrefix, rejectedFile, resume, senders, events);
  }

  /** The scope that events, sessions and consents belong to. */
  public String scope() {
    return scope;
  }

  /** What is put before the customer to make the profile id. */
  public String profileIdPrefix() {
    return profileIdPrefix;
  }

  /** Where rejected lines go; null for a file beside the first one, named {@code *.rejected}. */
  public @Nullable Path rejectedFile() {
    return rejectedFile;
  }

  /** Whether an interrupted run is continued. */
  public boolean resume() {
    return resume;
  }

  /** How many requests to Elasticsearch are under way at once. */
  public int senders() {
    return senders;
  }

  /** After how many events a checkpoint is taken. */
  public int checkpointEvery() {
    return checkpointEvery;
  }
}
