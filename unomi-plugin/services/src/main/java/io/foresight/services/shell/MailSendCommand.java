/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.MailOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:mail-send}. */
@Service
@Command(
    scope = "foresight",
    name = "mail-send",
    description = "Sends a mailing one by one, with blocks made at that moment")
public class MailSendCommand extends ShellVerb {
  @Reference MailOperations mail;

  @Argument(index = 0, name = "mailing", required = true, description = "its number in Mautic")
  String mailing;

  @Argument(
      index = 1,
      name = "key",
      required = true,
      description = "names the occasion: nobody gets a mailing twice for one")
  String key;

  @Option(name = "--segment", description = "to whom")
  String segment;

  @Option(name = "--profile", multiValued = true, description = "to whom; may be repeated")
  List<String> profiles;

  @Option(name = "--item", multiValued = true, description = "item in view; may be repeated")
  List<String> items;

  @Override
  Object run() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("mailing", mailing);
    request.put("key", key);
    if (segment != null) {
      request.put("segment", segment);
    }
    if (profiles != null) {
      request.put("profiles", profiles);
    }
    if (items != null) {
      request.put("items", items);
    }
    return mail.sendMailing(request);
  }
}
