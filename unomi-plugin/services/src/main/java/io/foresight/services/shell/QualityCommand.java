/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.QualityOperations;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:quality}. */
@Service
@Command(
    scope = "foresight",
    name = "quality",
    description = "Whether the data can be trusted: checks, examples, fixes, proposals")
public class QualityCommand extends ShellVerb {
  @Reference QualityOperations quality;

  @Option(name = "--inspect", description = "look through all data anew")
  boolean inspect;

  @Option(name = "--merge-proposed", description = "merge the duplicate profiles it proposes")
  boolean merge;

  @Override
  Object run() {
    if (inspect) {
      return quality.inspect();
    }
    return merge ? quality.mergeProfiles(Map.of("proposed", true)) : quality.quality();
  }
}
