/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.LeadOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:leads}. */
@Service
@Command(
    scope = "foresight",
    name = "leads",
    description = "Shows or replaces the lead rules, compares them with what was learned")
public class LeadsCommand extends ShellVerb {
  @Reference LeadOperations leads;

  @Argument(index = 0, name = "file", description = "JSON file with the new rules")
  String file;

  @Option(name = "--delete", description = "forget the rules")
  boolean delete;

  @Option(name = "--compare", description = "try them on the same later cases as the model")
  boolean compare;

  @Option(name = "--comparison", description = "show the newest comparison")
  boolean comparison;

  @Option(name = "--goal", description = "to compare with; that of the rules when absent")
  String goal;

  @Override
  Object run() {
    if (delete) {
      leads.deleteLeadRules();
      return Map.of("deleted", "rules");
    }
    if (compare) {
      return leads.compareLeads(goal == null ? Map.of() : Map.of("goal", goal));
    }
    if (comparison) {
      return leads.leadComparison(goal == null ? "" : goal);
    }
    return file == null ? leads.leadRules() : leads.putLeadRules(JsonFile.read(file));
  }
}
