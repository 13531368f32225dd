/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret of this installation: setting {@code privacy.key}, or else one made once and kept in
 * the store, where whoever reads the database finds it.
 */
final class InstallationKey {
  private static final Logger LOG = LoggerFactory.getLogger(InstallationKey.class);
  private static final String COLLECTION = "settings";
  private static final String ID = "installation-key";
  private static final int BYTES = 32;

  private final DocumentStore store;
  private final Supplier<String> configured;
  private volatile String kept = "";

  /**
   * @param configured the setting; empty for none
   */
  InstallationKey(DocumentStore store, Supplier<String> configured) {
    this.store = store;
    this.configured = configured;
  }

  /** What stands for profiles in datasets. */
  Pseudonyms pseudonyms() {
    return Pseudonyms.of(key());
  }

  /** What seals the audit log; never the bytes that pseudonyms are made with. */
  byte[] seal() {
    return ("audit " + key()).getBytes(StandardCharsets.UTF_8);
  }

  private String key() {
    String given = configured.get();
    if (!given.isEmpty()) {
      return given;
    }
    if (kept.isEmpty()) {
      kept = stored().orElseGet(this::make);
    }
    return kept;
  }

  private Optional<String> stored() {
    return store.get(COLLECTION, ID).map(InstallationKey::value);
  }

  private String make() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    StringBuilder key = new StringBuilder();
    for (byte b : bytes) {
      key.append(String.format(Locale.ROOT, "%02x", b));
    }
    try {
      // Nested, so that it is stored without being indexed.
      store.create(COLLECTION, ID, Map.of("key", Map.of("value", key.toString())));
    } catch (ConflictException another) {
      return stored().orElseThrow(() -> another);
    }
    LOG.warn(
        "privacy.key is empty: a random key was made and is kept in the database. Whoever reads the"
            + " database can tell whose rows a dataset holds; set privacy.key to prevent that.");
    return key.toString();
  }

  private static String value(StoredDocument d) {
    return Fields.of(ID, d.source()).object("key").string("value");
  }
}
