/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.Forgotten;
import io.foresight.core.delivery.Permission;
import io.foresight.core.job.Progress;
import io.foresight.core.store.StoredDocument;
import io.foresight.mautic.standin.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  private final Fixture f = new Fixture();

  @AfterEach
  void close() {
    f.close();
  }

  private static String id(int i) {
    return String.format("p%05d", i);
  }

  private void people(int n) {
    for (int i = 0; i < n; i++) {
      f.add(f.scored(id(i), 1 + i % 100).segment("likely-buyers"));
    }
  }

  /** As if somebody erased the profile on another node when the first batch is being noted. */
  private void eraseDuringRun(String profileId) {
    AtomicInteger writes = new AtomicInteger();
    f.store.beforeWrite =
        collection -> {
          if (collection.equals(Outbox.CONTACTS) && writes.incrementAndGet() == 1) {
            f.platform().forget(profileId);
          }
        };
    f.sync();
    f.store.beforeWrite = c -> {};
  }

  private String everythingStored() {
    StringBuilder all = new StringBuilder();
    for (String collection : f.store.collections()) {
      f.store.refresh(collection);
      List<StoredDocument> rows = new ArrayList<>();
      f.store.scan(collection, Map.of(), rows::add);
      rows.forEach(d -> all.append(collection).append(d.id()).append(d.source()).append('\n'));
    }
    return all.toString();
  }

  @Test
  void whatWaitsForAnErasedProfile_isNotSent() {
    people(400);
    eraseDuringRun(id(300));
    assertThat(f.mautic.contactCount()).isEqualTo(399);
    assertThat(f.mautic.members("fs-likely-buyers")).hasSize(399);
    assertThat(everythingStored()).doesNotContain(id(300)).contains(id(301));
  }

  @Test
  void whatWasJustBeingSent_isTakenBack() {
    people(400);
    eraseDuringRun(id(7));
    assertThat(f.mautic.contact(id(7) + "@example.com")).containsOnlyKeys("email");
    assertThat(f.mautic.members("fs-likely-buyers")).hasSize(399);
    assertThat(everythingStored()).doesNotContain(id(7));
  }

  @Test
  void aProfileThatStaysInUnomi_isToldAgainByTheNextRun() {
    people(3);
    eraseDuringRun(id(1));
    f.clock.forward(Duration.ofMinutes(2));
    assertThat(f.sync().count("forgotten")).isZero();
    assertThat(f.mautic.contact(id(1) + "@example.com")).containsKey("fs_purchase_30d");
  }

  @Test
  void withMauticDown_theRestIsDoneByTheNextRun_andNoAddressIsKept() {
    people(3);
    f.sync();
    f.mautic.faults().next(1_000, Fault.status(503));
    assertThat(f.platform().forget(id(1))).isEqualTo(Forgotten.PENDING);
    OutboxRow row = f.row(id(1));
    assertThat(row.state).isEqualTo(OutboxRow.State.FORGOTTEN);
    assertThat(row.emailKey + row.hash + row.error).isEmpty();
    assertThat(f.store.get(Outbox.CONTACTS, String.valueOf(row.contactId))).isEmpty();
    f.mautic.faults().clear();
    f.remove(id(1)).clock.forward(Duration.ofMinutes(2));
    f.sync();
    assertThat(f.mautic.contact(id(1) + "@example.com")).containsOnlyKeys("email");
    assertThat(everythingStored()).doesNotContain(id(1)).contains(id(2));
  }

  @Test
  void manyErased_areNoMistake() {
    people(300);
    f.sync();
    f.mautic.faults().next(100_000, Fault.status(503));
    for (int i = 0; i < 290; i++) {
      assertThat(f.platform().forget(id(i))).isEqualTo(Forgotten.PENDING);
      f.remove(id(i));
    }
    f.mautic.faults().clear();
    assertThat(f.sync().problems()).isEmpty();
    assertThat(f.mautic.contact(id(5) + "@example.com")).containsOnlyKeys("email");
    assertThat(f.mautic.contact(id(295) + "@example.com")).containsKey("fs_purchase_30d");
    assertThat(everythingStored()).doesNotContain(id(5));
  }

  @Test
  void whoSharesTheAddress_speaksForItFromThenOn() {
    f.add(f.scored("ann", 90));
    f.add(
        Delivery.of("ann-too", "ann@example.com")
            .permission(Permission.GRANTED)
            .score("purchase-30d", 20, "low", null, Fixture.SCORED));
    f.sync();
    assertThat(f.platform().forget("ann")).isEqualTo(Forgotten.ERASED);
    f.remove("ann").clock.forward(Duration.ofMinutes(2));
    f.sync();
    assertThat(f.mautic.contact("ann@example.com").get("fs_purchase_30d").toString())
        .startsWith("20");
    assertThat(everythingStored()).doesNotContain("profileId=ann}").contains("ann-too");
  }

  @Test
  void marksNameNobody_andAreSwept() {
    people(2);
    f.sync();
    f.platform().forget(id(0));
    assertThat(f.store.collections()).contains(Forgetting.COLLECTION);
    assertThat(everythingStored()).doesNotContain(id(0));
    f.store.refresh(Forgetting.COLLECTION);
    f.clock.forward(Duration.ofHours(25));
    f.remove(id(0)).sync();
    List<StoredDocument> left = new ArrayList<>();
    f.store.refresh(Forgetting.COLLECTION);
    f.store.scan(Forgetting.COLLECTION, Map.of(), left::add);
    assertThat(left).isEmpty();
  }

  @Test
  void reactionsOfTheContact_leadToNobody() {
    people(2);
    f.sync();
    f.platform().forget(id(0));
    long mailing = f.mautic.react().mailing("Autumn", "Leaves are falling");
    for (int i = 0; i < 2; i++) {
      f.mautic.react().sent(mailing, id(i) + "@example.com", f.clock.instant());
    }
    f.platform().poll(Progress.NONE);
    assertThat(f.events.values())
        .extracting(e -> String.valueOf(e.profileId()))
        .contains(id(1))
        .doesNotContain(id(0));
  }
}
