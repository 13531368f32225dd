/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the product's one clock as a {@link Clock} service with the property {@code
 * foresight=true}. The system property {@code foresight.clock.start} (an ISO instant) makes it
 * start from another moment, so that an old order log can be looked at as of its own time.
 */
@Component(immediate = true, service = ClockPublisher.class)
public class ClockPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(ClockPublisher.class);
  static final String START = "foresight.clock.start";

  private ServiceRegistration<Clock> registration;

  @Activate
  void activate(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("foresight", "true");
    registration =
        context.registerService(Clock.class, clock(context.getProperty(START)), properties);
  }

  static Clock clock(String start) {
    Clock wall = Clock.systemUTC();
    if (start == null || start.isBlank()) {
      return wall;
    }
    try {
      Clock shifted = Clock.offset(wall, Duration.between(wall.instant(), Instant.parse(start)));
      LOG.warn("The product's clock was set to start at {}", start);
      return shifted;
    } catch (DateTimeParseException e) {
      LOG.error("{} must be an ISO instant such as 2011-12-10T00:00:00Z, was {}", START, start);
      return wall;
    }
  }

  @Deactivate
  void deactivate() {
    registration.unregister();
  }
}
