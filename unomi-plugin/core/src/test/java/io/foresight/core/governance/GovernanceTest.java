/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.MutableClock;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GovernanceTest {
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final ModelRegistry registry = new ModelRegistry(store, clock);
  private final AuditLog log = new AuditLog(store, clock, new byte[16]);

  private Governance with(ApprovalPolicy policy) {
    return new Governance(registry, log, policy);
  }

  private String model(Map<String, Object> card) {
    clock.advance(Duration.ofHours(1));
    return registry.add("buys", true, "better", card, new byte[] {1}).version();
  }

  @Test
  void twoPersons_mustBeTwo() {
    Governance g = with(ApprovalPolicy.TWO);
    String v = model(Map.of());
    assertThatThrownBy(() -> g.promote(v, "Ada", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2 more persons");
    assertThat(g.approve(v, "Ada Lovelace", "ok").status()).isEqualTo(ModelRecord.Status.CANDIDATE);
    assertThatThrownBy(() -> g.approve(v, " ada  LOVELACE", "")).hasMessageContaining("already");
    assertThatThrownBy(() -> g.promote(v, "Ada", "")).hasMessageContaining("1 more person");
    assertThat(g.approve(v, "Grace Hopper", "").status()).isEqualTo(ModelRecord.Status.APPROVED);
    assertThat(g.promote(v, "Ada Lovelace", "weekly").status()).isEqualTo(ModelRecord.Status.LIVE);
    assertThat(registry.get(v).approvals()).hasSize(2);
  }

  @Test
  void automatic_needsNobody_butAFailedAuditStopsIt() {
    Governance g = with(ApprovalPolicy.AUTOMATIC);
    assertThat(g.promote(model(Map.of()), "automatic", "").status())
        .isEqualTo(ModelRecord.Status.LIVE);
    String unfair =
        model(Map.of("fairness", Map.of("passed", false, "reason", "gender: f 0.5 of m")));
    assertThatThrownBy(() -> g.promote(unfair, "automatic", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gender: f 0.5 of m");
    assertThatThrownBy(() -> g.approve(unfair, "Ada", "")).hasMessageContaining("fairness");
  }

  @Test
  void aLaterAudit_overrulesTheCard() {
    Governance g = with(ApprovalPolicy.ONE);
    String v = model(Map.of("fairness", Map.of("passed", true)));
    registry.append(v, "fairness", Map.of("passed", false, "reason", "age"));
    assertThatThrownBy(() -> g.approve(v, "Ada", "")).hasMessageContaining("age");
    registry.append(v, "fairness", Map.of("passed", true, "reason", "all groups"));
    assertThat(g.approve(v, "Ada", "").status()).isEqualTo(ModelRecord.Status.APPROVED);
  }

  @Test
  void onlyPersonsApprove() {
    String v = model(Map.of());
    for (String nobody : new String[] {"", " ", "x", "System", "automatic"}) {
      assertThatThrownBy(() -> with(ApprovalPolicy.ONE).approve(v, nobody, ""))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("by");
    }
    assertThatThrownBy(() -> ApprovalPolicy.of("approval", "three"))
        .hasMessageContaining("approval");
  }

  @Test
  void rollback_needsNoApproval_bringsTheSameBytesBack_andIsLogged() {
    Governance free = with(ApprovalPolicy.AUTOMATIC);
    String first = model(Map.of());
    free.promote(first, "automatic", "");
    clock.advance(Duration.ofDays(7));
    long between = clock.millis();
    String second = model(Map.of());
    free.promote(second, "automatic", "");
    clock.advance(Duration.ofDays(1));
    ModelRecord back = with(ApprovalPolicy.TWO).rollback("buys", "Ada", "clicks fell");
    assertThat(back.version()).isEqualTo(first);
    assertThat(back.artefact()).containsExactly(1);
    assertThat(registry.liveAt("buys", between)).contains(first);
    assertThat(registry.liveAt("buys", clock.millis() - 1)).contains(second);
    assertThat(registry.liveAt("buys", 0)).isEmpty();
    assertThat(log.entries(first, 1).get(0))
        .containsEntry("action", "model.rollback")
        .containsEntry("by", "Ada");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void rollback_toWhatFailedItsAuditSince_isRefused() {
    Governance g = with(ApprovalPolicy.AUTOMATIC);
    String first = model(Map.of());
    g.promote(first, "automatic", "");
    clock.advance(Duration.ofDays(1));
    g.promote(model(Map.of()), "automatic", "");
    registry.append(first, "fairness", Map.of("passed", false, "reason", "age"));
    assertThatThrownBy(() -> g.rollback("buys", "Ada", "")).hasMessageContaining("fairness");
  }
}
