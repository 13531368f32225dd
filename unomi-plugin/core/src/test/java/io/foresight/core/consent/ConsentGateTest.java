/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentGateTest {
  private static final long NOW = 1_700_000_000_000L;
  private final ConsentGate gate = new ConsentGate("newsletter");

  private static Map<String, Object> consent(String type, String status, @Nullable Object revoke) {
    Map<String, Object> c = new HashMap<>();
    c.put("typeIdentifier", type);
    c.put("status", status);
    c.put("revokeDate", revoke);
    return Map.of("site/" + type, c);
  }

  @Test
  void grantedAndUnrevoked_permits() {
    assertThat(gate.permits(consent("newsletter", "GRANTED", null), NOW)).isTrue();
    assertThat(gate.permits(consent("newsletter", "GRANTED", "2030-01-01T00:00:00Z"), NOW))
        .isTrue();
  }

  @Test
  void everythingElse_doesNot() {
    assertThat(gate.permits(null, NOW)).isFalse();
    assertThat(gate.permits(Map.of(), NOW)).isFalse();
    assertThat(gate.permits("GRANTED", NOW)).isFalse();
    assertThat(gate.permits(consent("newsletter", "DENIED", null), NOW)).isFalse();
    assertThat(gate.permits(consent("newsletter", "REVOKED", null), NOW)).isFalse();
    assertThat(gate.permits(consent("tracking", "GRANTED", null), NOW)).isFalse();
    assertThat(gate.permits(consent("newsletter", "GRANTED", "2020-01-01T00:00:00Z"), NOW))
        .isFalse();
    assertThat(gate.permits(consent("newsletter", "GRANTED", "someday"), NOW)).isFalse();
  }

  @Test
  void emptyType_switchesTheGateOff() {
    assertThat(new ConsentGate(" ").permits(null, NOW)).isTrue();
  }
}
