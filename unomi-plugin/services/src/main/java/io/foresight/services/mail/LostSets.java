/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.ProfileStore;
import io.foresight.services.engine.Maps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets of mails whose profile is gone from Unomi without having been erased here: deleted by hand,
 * purged, or merged into another one (whose old mails may still be clicked on for a while).
 */
final class LostSets {
  private static final int AT_ONCE = 1_000;

  /** Most profiles forgotten in one run; the next goes on. */
  private static final int MOST = 20_000;

  private final DocumentStore store;
  private final ProfileStore profiles;

  LostSets(DocumentStore store, ProfileStore profiles) {
    this.store = store;
    this.profiles = profiles;
  }

  /**
   * Removes them. Does nothing where there is no profile at all, for that is an outage.
   *
   * @param before only what nothing was done with since, milliseconds since 1970
   * @return how many were {@code lookedAt} and {@code removed}
   */
  Map<String, Object> remove(long before, Progress progress) {
    List<String> old = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    long[] looked = {0};
    if (profiles.count() > 0) {
      store.scan(
          MailedSets.COLLECTION,
          Map.of(),
          d -> {
            looked[0]++;
            if (gone.size() < MOST && MailedSets.Held.of(d).touched() < before) {
              old.add(d.id());
            }
            if (old.size() == AT_ONCE) {
              addMissing(old, gone);
              progress.report("looking for profiles that are gone", looked[0], -1);
            }
          });
      addMissing(old, gone);
    }
    MailedSets sets = new MailedSets(store);
    int removed = 0;
    for (String profile : gone) {
      sets.forget(profile);
      progress.report("forgetting sets of mails", ++removed, gone.size());
    }
    return Maps.map("lookedAt", looked[0], "removed", removed);
  }

  private void addMissing(List<String> ids, List<String> missing) {
    if (!ids.isEmpty()) {
      Set<String> left = new HashSet<>(ids);
      profiles.get(ids, List.of("itemId")).forEach(p -> left.remove(p.id()));
      missing.addAll(left);
      ids.clear();
    }
  }
}
