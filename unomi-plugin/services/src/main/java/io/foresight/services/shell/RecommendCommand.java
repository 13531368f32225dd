/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.RecommendOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:recommend}. */
@Service
@Command(
    scope = "foresight",
    name = "recommend",
    description =
        "Learns recommendations anew, writes them to profiles, or tells what they are worth")
public class RecommendCommand extends ShellVerb {
  @Reference RecommendOperations recommend;

  @Option(name = "--report", description = "show the model in use and what it is worth")
  boolean report;

  @Option(name = "--profiles", description = "write the sets of the configured slots to profiles")
  boolean profiles;

  @Option(name = "--credit", description = "credit clicks and orders to what was shown")
  boolean credit;

  @Option(name = "--credit-report", description = "show the newest credit")
  boolean creditReport;

  @Option(
      name = "--opportunities",
      description = "show what the best customers care for and buy too little in")
  boolean opportunities;

  @Override
  Object run() {
    if (report) {
      return recommend.recommender();
    }
    if (profiles) {
      return recommend.writeRecommendations(Map.of());
    }
    if (credit) {
      return recommend.credit();
    }
    if (creditReport) {
      return recommend.creditReport();
    }
    return opportunities ? recommend.opportunities() : recommend.learnRecommendations();
  }
}
