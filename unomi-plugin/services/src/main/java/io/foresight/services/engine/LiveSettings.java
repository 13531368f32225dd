/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.InvalidInputException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in force; a change of the configuration is taken over without a restart. */
@Component(service = LiveSettings.class, configurationPid = "io.foresight")
public class LiveSettings {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  private volatile Settings current = new Settings(Map.of());

  @Activate
  @Modified
  void configure(Map<String, Object> values) {
    Settings next = new Settings(values);
    try {
      next.check();
      current = next;
    } catch (InvalidInputException e) {
      LOG.error("etc/io.foresight.cfg is not used: {}", e.getMessage());
      return;
    }
    if (next.scoringConsent().isEmpty()) {
      LOG.warn("consent.scoring is empty: profiles are trained on and scored without a consent");
    }
    if (next.deliveryConsent().isEmpty()) {
      LOG.warn("consent.delivery is empty: profiles are delivered without a consent");
    }
  }

  /** Never null; the defaults when nothing is configured. */
  public Settings get() {
    return current;
  }
}
