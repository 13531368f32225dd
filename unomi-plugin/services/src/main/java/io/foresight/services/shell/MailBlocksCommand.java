/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.MailOperations;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:mail-blocks}. */
@Service
@Command(
    scope = "foresight",
    name = "mail-blocks",
    description = "Shows, makes or previews the blocks that put recommendations into mails")
public class MailBlocksCommand extends ShellVerb {
  @Reference MailOperations mail;

  @Argument(index = 0, name = "slot", description = "id of the slot; all blocks when absent")
  String slot;

  @Option(name = "--make", description = "make the block with its defaults")
  boolean make;

  @Option(name = "--file", description = "make it as this JSON file says")
  String file;

  @Option(name = "--delete", description = "remove it")
  boolean delete;

  @Option(name = "--preview", description = "id of the profile whose mail to show")
  String preview;

  @Override
  Object run() {
    if (slot == null) {
      return mail.mailBlocks();
    }
    if (delete) {
      mail.deleteMailBlock(slot);
      return Map.of("deleted", slot);
    }
    if (make || file != null) {
      return mail.putMailBlock(slot, file == null ? Map.of() : JsonFile.read(file));
    }
    return preview == null ? mail.mailBlock(slot) : mail.previewMailBlock(slot, preview, List.of());
  }
}
