/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.List;
import java.util.Map;

/** The verbs on recommendations in mails; errors as in {@link Operations}. */
public interface MailOperations {
  /** All blocks, each with {@code tokens}: what to write into a mailing, by field. */
  List<Map<String, Object>> mailBlocks();

  /** One block, see {@link #mailBlocks}. */
  Map<String, Object> mailBlock(String slot);

  /**
   * Makes or changes the block of a slot: {@code singles, renewHours, localeProperty, options}; all
   * may be absent. The next synchronisation makes its fields in the mail platform and fills them.
   */
  Map<String, Object> putMailBlock(String slot, Map<String, Object> json);

  /** Removes a block; the next synchronisation blanks its fields. */
  void deleteMailBlock(String slot);

  /** The shipped templates, to begin own ones with: {@code html, text}. */
  Map<String, Object> mailTemplates();

  /**
   * What a mail to a person would hold now.
   *
   * @param items in view, for slots that are asked about items
   * @return {@code html, text, fields, items, leftOut}
   */
  Map<String, Object> previewMailBlock(String slot, String profile, List<String> items);

  /**
   * Sends a mailing of the mail platform, one by one, with blocks made at that moment: {@code
   * mailing}, {@code profiles} or {@code segment}, {@code key} (names the occasion: nobody gets a
   * mailing twice for one), {@code slots} (all blocks when absent), {@code items} (in view), {@code
   * whenEmpty}: {@code skip} (default) or {@code send}. Returns the job.
   */
  Map<String, Object> sendMailing(Map<String, Object> request);
}
