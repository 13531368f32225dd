/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.MailPlatform;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The connector, if one is installed. */
@Component(service = MailPlatforms.class)
public class MailPlatforms {
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile MailPlatform platform;

  /**
   * @throws IllegalStateException when no connector is installed or none is configured
   */
  MailPlatform get() {
    MailPlatform p = platform;
    if (p == null || !p.enabled()) {
      throw new IllegalStateException(
          "no mail platform is configured: set FORESIGHT_MAUTIC_URL and its credentials");
    }
    return p;
  }

  /**
   * Erases a person there.
   *
   * @return in words, for the receipt
   */
  String forget(String profile) {
    MailPlatform p = platform;
    return p == null ? "no connector" : p.forget(profile).name().toLowerCase(Locale.ROOT);
  }

  /** What to write into mailings, see {@link MailPlatform#tokens}; empty without a connector. */
  Map<String, Map<String, String>> tokens(Collection<DeliveryField> fields) {
    MailPlatform p = platform;
    return p == null ? Map.of() : p.tokens(fields);
  }

  MailPlatform orNull() {
    return platform;
  }
}
