/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.store.InMemoryDocumentStore;
import org.junit.jupiter.api.Test;

class InstallationKeyTest {
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();

  private String fingerprint(String configured) {
    return new InstallationKey(store, () -> configured).pseudonyms().keyFingerprint();
  }

  @Test
  void withoutASetting_oneKeyIsMadeForAllNodes() {
    assertThat(fingerprint("")).isEqualTo(fingerprint(""));
    assertThat(new InstallationKey(store, () -> "").seal())
        .isEqualTo(new InstallationKey(store, () -> "").seal());
  }

  @Test
  void twoInstallations_haveTwoKeys() {
    InstallationKey other = new InstallationKey(new InMemoryDocumentStore(), () -> "");
    assertThat(other.pseudonyms().keyFingerprint()).isNotEqualTo(fingerprint(""));
  }

  @Test
  void aConfiguredKey_isUsed_andNotStored() {
    String key = "0123456789abcdef0123456789abcdef";
    assertThat(fingerprint(key)).isNotEqualTo(fingerprint(""));
    InMemoryDocumentStore empty = new InMemoryDocumentStore();
    new InstallationKey(empty, () -> key).pseudonyms();
    assertThat(empty.collections()).isEmpty();
  }
}
