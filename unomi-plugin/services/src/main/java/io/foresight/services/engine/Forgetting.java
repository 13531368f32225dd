/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.governance.AuditLog;
import io.foresight.core.input.Fields;
import io.foresight.core.privacy.Erasure;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Erases what Foresight keeps of a profile: its state and scores, its rows in exported files, its
 * id in quality reports and quarantine, what the mail platform was told; flags the versions it was
 * trained with, and leaves a receipt without its id. The profile and its events are Unomi's: as
 * long as they are there, the next scoring begins anew.
 */
final class Forgetting {
  /** In the audit log; its subject is the pseudonym. */
  static final String ACTION = "profile.erase";

  private final ProfileStore profiles;
  private final ModelRegistry registry;
  private final Pseudonyms pseudonyms;
  private final AuditLog log;
  private final Path exports;
  private final Traces traces;
  private final UnaryOperator<String> platform;

  /**
   * @param exports folder of exported datasets; need not exist
   * @param platform erases a profile in the mail platform and says what became of it
   */
  Forgetting(
      ProfileStore profiles,
      ModelRegistry registry,
      Pseudonyms pseudonyms,
      AuditLog log,
      Path exports,
      Traces traces,
      UnaryOperator<String> platform) {
    this.profiles = profiles;
    this.registry = registry;
    this.pseudonyms = pseudonyms;
    this.log = log;
    this.exports = exports;
    this.traces = traces;
    this.platform = platform;
  }

  /**
   * Erases; safe to repeat, before or after Unomi deletes the profile.
   *
   * @param by who does it
   * @return the receipt: {@code profile} (erased, or nothing kept), {@code pseudonym, models,
   *     unknown}, and what was taken out where: {@code files, rows} (exports of this node; the
   *     others follow), {@code quality, quarantine, merges, problems}, {@code mailPlatform} ({@code
   *     erased, nothing_kept, pending} or {@code no connector})
   */
  Map<String, Object> erase(String profile, String by) {
    List<RawProfile> found = profiles.get(List.of(profile), List.of("systemProperties.foresight"));
    if (!found.isEmpty()) {
      Map<String, String> failed =
          profiles.update(
              Map.of(
                  profile,
                  Map.of("systemProperties", Collections.singletonMap("foresight", null))));
      if (!failed.isEmpty()) {
        throw new IllegalStateException("the profile was changed meanwhile: try again");
      }
      profiles.refresh();
    }
    Map<String, Object> receipt;
    try {
      receipt = new Erasure(pseudonyms, registry).erase(profile, exports);
    } catch (IOException e) {
      throw new IllegalStateException("an exported file could not be rewritten: try again", e);
    }
    // The platform first: a run that fails meanwhile may still write a problem about the person.
    receipt.put("mailPlatform", platform.apply(profile));
    receipt.putAll(traces.remove(profile));
    receipt.put("profile", kept(found) ? "erased" : "nothing kept");
    log.append(ACTION, by, String.valueOf(receipt.get("pseudonym")), receipt);
    return receipt;
  }

  private static boolean kept(List<RawProfile> found) {
    return !found.isEmpty()
        && !Fields.of("profile", found.get(0).source())
            .object("systemProperties")
            .object("foresight")
            .asMap()
            .isEmpty();
  }
}
