/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.delivery.Forgotten;
import io.foresight.core.delivery.PlatformHealth;
import io.foresight.core.job.Progress;
import io.foresight.mautic.standin.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MauticPlatformTest {
  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void withoutUrl_isOff_healthy_andDoesNothing() {
    f.config.clear();
    f.config.put("url", "${env:FORESIGHT_MAUTIC_URL:-}");
    f.add(f.scored("alice", 50));
    MauticPlatform p = f.platform();
    assertThat(p.enabled()).isFalse();
    assertThat(p.health().state()).isEqualTo(PlatformHealth.State.OFF);
    assertThat(p.health().healthy()).isTrue();
    assertThat(p.sync(Progress.NONE).counts()).isEmpty();
    assertThat(p.poll(Progress.NONE).counts()).isEmpty();
    assertThat(p.deprovision(Progress.NONE)).isEmpty();
    assertThat(p.forget("alice")).isEqualTo(Forgotten.NOTHING_KEPT);
    p.deactivate();
  }

  @Test
  void unusableConfiguration_showsInHealth() {
    f.config.remove("clientSecret");
    MauticPlatform p = f.platform();
    assertThat(p.health().state()).isEqualTo(PlatformHealth.State.DOWN);
    assertThat(p.health().message()).contains("clientSecret");
    assertThat(p.sync(Progress.NONE).problems().get(0)).contains("clientSecret");
  }

  @Test
  void health_asksAtMostEveryHalfMinute() {
    MauticPlatform p = f.platform();
    assertThat(p.health().state()).isEqualTo(PlatformHealth.State.UP);
    assertThat(p.health().version()).isEqualTo("5.2.1");
    f.mautic.faults().next(1, Fault.status(403));
    assertThat(p.health().state()).isEqualTo(PlatformHealth.State.UP);
    f.clock.forward(Duration.ofSeconds(31));
    assertThat(p.health().state()).isEqualTo(PlatformHealth.State.DOWN);
    assertThat(p.health().message()).contains("API disabled").doesNotContain("secret");
  }

  @Test
  void deprovision_removesWhatWasMadeForUs_andNothingElse() {
    MauticClient client = new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});
    client.post("/api/fields/contact/new", Map.of("label", "Theirs", "alias", "fs_theirs"));
    f.add(f.scored("alice", 50).segment("likely-buyers")).sync();
    Map<String, Integer> removed = f.platform().deprovision(Progress.NONE);
    assertThat(removed)
        .containsEntry("fields", 4)
        .containsEntry("segments", 1)
        .containsEntry("records", 1);
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
    assertThat(f.store.collections()).isEmpty();
    assertThat(client.get("/api/fields/contact?search=fs_").body.path("total").asInt())
        .isEqualTo(1);
    assertThat(f.sync().count("updated")).as("and it can be set up again").isEqualTo(1);
  }

  @Test
  void forget_emptiesTheContact_andDropsTheRecord() {
    f.add(f.scored("alice", 50).segment("likely-buyers")).add(f.scored("bob", 5)).sync();
    assertThat(f.platform().forget("alice")).isEqualTo(Forgotten.ERASED);
    assertThat(f.platform().forget("alice")).isEqualTo(Forgotten.NOTHING_KEPT);
    assertThat(f.mautic.contact("alice@example.com")).containsOnlyKeys("email");
    assertThat(f.mautic.members("fs-likely-buyers")).isEmpty();
    assertThat(f.store.get(Outbox.ROWS, "alice")).isEmpty();
    assertThat(f.mautic.contact("bob@example.com")).containsKey("fs_purchase_30d");
  }
}
