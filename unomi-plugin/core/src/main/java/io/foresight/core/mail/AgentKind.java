/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

/** What kind of program a user agent names. */
public enum AgentKind {
  /** No user agent is known. */
  MISSING,
  /** A browser or mail client as people use them, or something that looks like one. */
  PERSON,
  /** Fetches pictures when the person looks at the mail: its open is a human one. */
  PROXY,
  /** Fetches pictures ahead, whether the mail is looked at or not. */
  PREFETCH,
  /** Checks links and pictures before the mail is delivered. */
  SCANNER
}
