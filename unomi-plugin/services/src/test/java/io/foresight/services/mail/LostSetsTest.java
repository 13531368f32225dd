/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.InMemoryProfileStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostSetsTest {
  private static final long NOW = 1_000_000;

  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final InMemoryProfileStore profiles = new InMemoryProfileStore();

  private void mailed(String profile, long asked, Long... times) {
    MailedSets sets = new MailedSets(store);
    Map<String, MailedSets.Held> held = sets.of(List.of(profile));
    List<String> items = List.of("a");
    held.get(profile)
        .put(
            new MailedSet(
                "set-" + profile,
                "for-you",
                "v",
                "rules",
                asked,
                asked,
                "k",
                items,
                List.of("blend"),
                List.of(""),
                items,
                List.of(times)));
    sets.save(held);
  }

  private Map<String, Object> remove() {
    return new LostSets(store, profiles).remove(NOW, Progress.NONE);
  }

  @Test
  void setsOfProfilesThatAreGone_areRemovedWithTheirLinks_andNoOthers() {
    profiles.put("here", Map.of());
    mailed("here", 5);
    mailed("gone", 5);
    assertThat(remove()).isEqualTo(Map.of("lookedAt", 2L, "removed", 1));
    MailedSets sets = new MailedSets(store);
    assertThat(sets.owner("set-gone")).isNull();
    assertThat(sets.owner("set-here")).isEqualTo("here");
    assertThat(store.get(MailedSets.COLLECTION, "gone")).isEmpty();
    assertThat(store.get(MailedSets.COLLECTION, "here")).isPresent();
  }

  @Test
  void whatWasMailedOfLate_staysForItsClicks() {
    profiles.put("here", Map.of());
    mailed("merged", 5, NOW + 1);
    assertThat(remove()).containsEntry("removed", 0);
  }

  @Test
  void withoutAnyProfile_nothingIsRemoved() {
    mailed("gone", 5);
    assertThat(remove()).containsEntry("removed", 0);
  }

  @Test
  void withoutAnything_nothingIsDone() {
    profiles.put("here", Map.of());
    assertThat(remove()).isEqualTo(Map.of("lookedAt", 0L, "removed", 0));
  }

  @Test
  void thousands_areRemoved() {
    profiles.put("here", Map.of());
    for (int i = 0; i < 2_500; i++) {
      mailed("gone" + i, 5);
    }
    assertThat(remove()).containsEntry("removed", 2_500);
  }
}
