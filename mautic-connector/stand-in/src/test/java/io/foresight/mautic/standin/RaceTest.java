/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the recorded race of four requests with one e-mail shows. */
class RaceTest {
  @Test
  void parallelCreates_doubleTheContact_andLaterOnesAreRefused() throws Exception {
    try (MauticStandIn standIn = MauticStandIn.start()) {
      TestClient client = new TestClient(standIn.url());
      CyclicBarrier bothChecked = new CyclicBarrier(2);
      standIn.raceWindow(
          () -> {
            try {
              bothChecked.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      List<CompletableFuture<Integer>> pending = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        pending.add(CompletableFuture.supplyAsync(() -> post(client)));
      }
      List<Integer> codes = new ArrayList<>();
      for (CompletableFuture<Integer> p : pending) {
        codes.add(p.get(20, TimeUnit.SECONDS));
      }
      codes.add(post(client));
      codes.add(post(client));
      assertThat(codes).containsExactly(201, 201, 422, 422);
      assertThat(standIn.contactIds("same@example.com")).hasSize(2);
    }
  }

  private static int post(TestClient client) {
    try {
      return client
          .send("POST", "/api/contacts/new", Json.map("email", "same@example.com"))
          .statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
