/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  @Test
  void text_isPrometheusExposition() {
    String text =
        new Metrics()
            .gauge("profiles", "Profiles in Unomi", 5_000)
            .gauges("jobs", "Jobs by state", "state", Map.of("a\"b\\c", 2L))
            .text();
    assertThat(text)
        .isEqualTo(
            "# HELP foresight_profiles Profiles in Unomi\n"
                + "# TYPE foresight_profiles gauge\n"
                + "foresight_profiles 5000\n"
                + "# HELP foresight_jobs Jobs by state\n"
                + "# TYPE foresight_jobs gauge\n"
                + "foresight_jobs{state=\"a\\\"b\\\\c\"} 2\n");
  }
}
