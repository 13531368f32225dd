/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import org.jspecify.annotations.Nullable;

/** What an open or click of a mail tells about who did it, as far as the event says. Immutable. */
public final class MailTouch {
  private final @Nullable String userAgent;
  private final @Nullable String address;
  private final @Nullable String url;
  private final @Nullable Boolean images;

  /**
   * @param userAgent as sent by the client
   * @param address IPv4 or IPv6 literal
   * @param url the link, of a click
   * @param images false when an open was noticed although no picture was loaded
   */
  public MailTouch(
      @Nullable String userAgent,
      @Nullable String address,
      @Nullable String url,
      @Nullable Boolean images) {
    this.userAgent = userAgent;
    this.address = address;
    this.url = url;
    this.images = images;
  }

  /** As sent by the client; null when unknown. */
  public @Nullable String userAgent() {
    return userAgent;
  }

  /** IPv4 or IPv6 literal; null when unknown. */
  public @Nullable String address() {
    return address;
  }

  /** The link that was followed; null when unknown. */
  public @Nullable String url() {
    return url;
  }

  /** Whether pictures were loaded; null when unknown. */
  public @Nullable Boolean images() {
    return images;
  }
}
