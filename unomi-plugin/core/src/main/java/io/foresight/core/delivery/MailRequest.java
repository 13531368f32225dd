/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One mail to one person, with values of his own for its tokens. Immutable. */
public final class MailRequest {
  private final String mailingId;
  private final String profileId;
  private final @Nullable String email;
  private final String key;
  private final Map<String, String> values;

  /**
   * @param mailingId the platform's id of the mailing
   * @param profileId Unomi's profile id
   * @param email the address, or null if only the profile is known
   * @param key together with mailing and person it names the occasion: for one occasion one mail is
   *     sent, however often it is asked for; may be empty
   * @param values by {@link DeliveryField#key}; tokens of ours without a value are sent empty
   */
  public MailRequest(
      String mailingId,
      String profileId,
      @Nullable String email,
      String key,
      Map<String, String> values) {
    this.mailingId = Objects.requireNonNull(mailingId);
    this.profileId = Objects.requireNonNull(profileId);
    this.email = email;
    this.key = Objects.requireNonNull(key);
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The platform's id of the mailing. */
  public String mailingId() {
    return mailingId;
  }

  /** Unomi's profile id. */
  public String profileId() {
    return profileId;
  }

  /** The address, or null. */
  public @Nullable String email() {
    return email;
  }

  /** The occasion. */
  public String key() {
    return key;
  }

  /** Values by {@link DeliveryField#key}. */
  public Map<String, String> values() {
    return values;
  }
}
