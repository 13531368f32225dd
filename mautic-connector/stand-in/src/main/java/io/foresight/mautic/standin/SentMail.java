/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

/** A mail as the recipient got it. Immutable. */
public final class SentMail {
  private final long mailing;
  private final String to;
  private final String subject;
  private final String html;
  private final String text;

  SentMail(long mailing, String to, String subject, String html, String text) {
    this.mailing = mailing;
    this.to = to;
    this.subject = subject;
    this.html = html;
    this.text = text;
  }

  /** Id of the e-mail in Mautic. */
  public long mailing() {
    return mailing;
  }

  /** The address. */
  public String to() {
    return to;
  }

  /** The subject. */
  public String subject() {
    return subject;
  }

  /** The HTML part. */
  public String html() {
    return html;
  }

  /** The plain text part. */
  public String text() {
    return text;
  }
}
