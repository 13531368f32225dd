/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.lifecycle.BundleWatcher;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether Unomi is up and knows our definitions; conditions must not be used before. */
@Component(service = UnomiReadiness.class)
public class UnomiReadiness {
  @Reference private BundleWatcher watcher;
  @Reference private DefinitionsService definitions;

  /** Never blocks. */
  public boolean isReady() {
    return watcher.isStartupComplete()
        && definitions.getConditionType("booleanCondition") != null
        && definitions.getConditionType("foresightBandCondition") != null
        && definitions.getActionType("foresightFoldAndScoreAction") != null;
  }
}
