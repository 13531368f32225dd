/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.GovernanceOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:simulate}. */
@Service
@Command(
    scope = "foresight",
    name = "simulate",
    description = "What mailing the best-scored would catch, and what it would earn")
public class SimulateCommand extends ShellVerb {
  @Reference GovernanceOperations governance;

  @Argument(index = 0, name = "version", description = "model version", required = true)
  String version;

  @Option(name = "--share", description = "share of people to mail, 0..1")
  String share;

  @Option(name = "--cut-off", description = "or: mail from this score on, 0..1")
  String cutOff;

  @Option(name = "--cost", description = "cost of one mail")
  String cost;

  @Option(name = "--margin", description = "what one caught buyer earns")
  String margin;

  @Option(name = "--audience", description = "people to choose from")
  String audience;

  @Override
  Object run() {
    Map<String, Object> request = new LinkedHashMap<>();
    put(request, "share", share);
    put(request, "cutOff", cutOff);
    put(request, "cost", cost);
    put(request, "margin", margin);
    put(request, "audience", audience);
    return governance.simulate(version, request);
  }

  private static void put(Map<String, Object> request, String name, String value) {
    if (value != null) {
      request.put(name, value);
    }
  }
}
