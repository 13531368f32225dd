/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import io.foresight.core.job.Progress;
import java.util.Collection;
import java.util.Map;

/**
 * A mail platform that a connector keeps up to date. Thread-safe; runs of {@link #sync} wait for
 * one another, and so do runs of {@link #poll}. Run each on one node of a cluster at a time.
 */
public interface MailPlatform {
  /** Whether a platform is configured at all; if not, sync and poll do nothing. */
  boolean enabled();

  /**
   * Makes the platform hold what the source says: only differences are sent. May be stopped at any
   * point, by cancelling or by a crash, and simply be run again.
   *
   * @throws MailPlatformException if the platform cannot be reached or refuses everything; contacts
   *     that are refused one by one are in the report instead
   * @throws io.foresight.core.job.CancelledException out of {@code progress}
   */
  SyncReport sync(Progress progress);

  /**
   * Fetches what happened since the last time.
   *
   * @throws MailPlatformException if the platform cannot be reached
   * @throws io.foresight.core.job.CancelledException out of {@code progress}
   */
  FeedbackReport poll(Progress progress);

  /**
   * How mailings name the values of fields.
   *
   * @return by {@link DeliveryField#key}: what to write into a mailing whose values come from the
   *     contact (campaigns, segment mails), as {@code field}, and into one that is sent by {@link
   *     #send}, as {@code token}
   */
  Map<String, Map<String, String>> tokens(Collection<DeliveryField> fields);

  /**
   * Sends one mail at once, unless the platform says that the person must not be written to, which
   * is asked immediately before. Whoever calls it has made sure of consent.
   *
   * @throws MailPlatformException if the platform cannot be reached or has no such mailing; nothing
   *     was sent
   */
  SendOutcome send(MailRequest request);

  /** Whether the platform can be reached; asks it at most every 30 s. */
  PlatformHealth health();

  /**
   * Removes from the platform what was made for us: fields (with their values), mirrored segments;
   * and our record of what was told. Contacts and do-not-contact marks stay: they are people's.
   *
   * @return what was removed, counts by name: {@code fields}, {@code segments}, {@code records}
   */
  Map<String, Integer> deprovision(Progress progress);

  /**
   * Blanks our values on one contact, takes it out of our segments and forgets it (erasure). What a
   * run on any node still holds for the profile is not sent any more. The contact itself and its
   * do-not-contact mark stay in the platform: they are its operator's to delete. Does not wait for
   * runs, and does not fail when the platform cannot be reached.
   */
  Forgotten forget(String profileId);
}
