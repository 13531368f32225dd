/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:feedback}. */
@Service
@Command(
    scope = "foresight",
    name = "feedback",
    description = "Pulls reactions from the mail platform")
public class FeedbackCommand extends ShellVerb {
  @Override
  Object run() {
    return operations.feedback();
  }
}
