/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.foresight.mautic.MauticException.Kind;
import io.foresight.mautic.standin.Fault;
import io.foresight.mautic.standin.MauticStandIn;
import io.foresight.mautic.standin.StandInOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MauticClientTest {
  private static final String PATH = "/api/contacts?limit=1";

  private final TestClock clock = new TestClock();
  private final MauticStandIn mautic = MauticStandIn.start(new StandInOptions().clock(clock));
  private final List<Duration> slept = new ArrayList<>();
  private final Map<String, Object> config = new HashMap<>();
  private MauticClient client;

  MauticClientTest() {
    config.put("url", mautic.url() + "/");
    config.put("clientId", "1_standin");
    config.put("clientSecret", "stand-in-secret");
  }

  private MauticClient client() {
    client =
        new MauticClient(
            MauticSettings.of(config),
            clock,
            d -> {
              slept.add(d);
              clock.forward(d);
            });
    return client;
  }

  @AfterEach
  void close() {
    if (client != null) {
      client.close();
    }
    mautic.close();
  }

  @Test
  void token_isAskedForOnce_andAgainBeforeItExpires() {
    MauticClient c = client();
    c.get(PATH);
    c.get(PATH);
    assertThat(mautic.journal().count("POST /oauth/v2/token")).isEqualTo(1);
    clock.forward(Duration.ofMinutes(60));
    c.get(PATH);
    assertThat(mautic.journal().count("POST /oauth/v2/token")).isEqualTo(2);
    assertThat(c.version()).isEqualTo("5.2.1");
  }

  @Test
  void expiredToken_isRenewedOnce() {
    MauticClient c = client();
    c.get(PATH);
    mautic.expireTokens();
    assertThat(c.get(PATH).status).isEqualTo(200);
    assertThat(mautic.journal().count("GET /api/contacts")).isEqualTo(3);
  }

  @Test
  void tokenRefusedTwice_isAFaultOfTheConfiguration() {
    mautic.faults().next(5, Fault.status(401));
    MauticException e = failure(client());
    assertThat(e.is(Kind.CONFIGURATION)).isTrue();
    assertThat(e.configuration()).isTrue();
    assertThat(mautic.journal().count("GET /api/contacts")).isEqualTo(2);
    assertThat(slept).isEmpty();
  }

  @Test
  void wrongSecret_saysSoWithoutShowingIt() {
    config.put("clientSecret", "geheim");
    MauticException e = failure(client());
    assertThat(e.is(Kind.CONFIGURATION)).isTrue();
    assertThat(e).hasMessageContaining("clientSecret").hasMessageNotContaining("geheim");
    assertThat(MauticSettings.of(config).toString()).doesNotContain("geheim");
  }

  @Test
  void basic_worksToo() {
    config.remove("clientId");
    config.put("user", "admin");
    config.put("password", "stand-in");
    assertThat(client().get(PATH).status).isEqualTo(200);
    config.put("password", "wrong");
    assertThat(failure(client()).is(Kind.CONFIGURATION)).isTrue();
  }

  @Test
  void switchedOffApi_isNotTriedAgain() {
    mautic.faults().next(5, Fault.status(403));
    MauticException e = failure(client());
    assertThat(e.is(Kind.CONFIGURATION)).isTrue();
    assertThat(e).hasMessageContaining("API disabled");
    assertThat(mautic.journal().count("GET /api/contacts")).isEqualTo(1);
  }

  @Test
  void notFoundAndRefused_areNotTriedAgain() {
    mautic.faults().next(1, Fault.status(404)).next(1, Fault.status(422));
    MauticClient c = client();
    assertThat(failure(c).is(Kind.NOT_FOUND)).isTrue();
    assertThat(failure(c).is(Kind.REFUSED)).isTrue();
    assertThat(mautic.journal().count("GET /api/contacts")).isEqualTo(2);
  }

  @Test
  void usedUpLimit_isWaitedFor_untilTheMomentMauticNames() {
    mautic.faults().next(1, Fault.rateLimited(Duration.ofSeconds(90)));
    assertThat(client().get(PATH).status).isEqualTo(200);
    assertThat(slept).containsExactly(Duration.ofSeconds(91));
  }

  @Test
  void limitUsedUpForTooLong_isAClearError() {
    config.put("rateLimitWaitSeconds", "60");
    mautic.faults().next(1, Fault.rateLimited(Duration.ofHours(1)));
    MauticException e = failure(client());
    assertThat(e.is(Kind.LIMITED)).isTrue();
    assertThat(e).hasMessageContaining("3601 s");
  }

  @Test
  void crashOnRead_isTriedAgainWithGrowingPauses() {
    mautic.faults().next(2, Fault.status(500));
    assertThat(client().get(PATH).status).isEqualTo(200);
    assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void crashOnWrite_isNotTriedAgain() {
    mautic.faults().next(1, Fault.status(500));
    MauticClient c = client();
    assertThatThrownBy(() -> c.post("/api/contacts/new", Map.of("email", "a@example.com")))
        .isInstanceOf(MauticException.class)
        .hasMessageContaining("500");
    assertThat(mautic.contactCount()).isZero();
  }

  @Test
  void outage_isTriedAgain_butNotForEver() {
    mautic.faults().next(4, Fault.status(503));
    assertThat(client().get(PATH).status).isEqualTo(200);
    assertThat(slept).hasSize(4);
    mautic.faults().next(9, Fault.status(503));
    assertThat(failure(client).is(Kind.UNAVAILABLE)).isTrue();
  }

  @Test
  void brokenConnection_isTriedAgain() {
    mautic.faults().next(2, Fault.reset());
    assertThat(client().get(PATH).status).isEqualTo(200);
    assertThat(slept).hasSize(2);
  }

  @Test
  void slowAnswer_runsIntoTheTimeout_andIsTriedAgain() {
    config.put("requestTimeoutMillis", "300");
    mautic.faults().next(1, Fault.slow(Duration.ofSeconds(20)));
    assertThat(client().get(PATH).status).isEqualTo(200);
    assertThat(slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void garbage_isAClearErrorInTheEnd() {
    mautic.faults().next(9, Fault.garbage());
    MauticException e = failure(client());
    assertThat(e.is(Kind.GARBAGE)).isTrue();
    assertThat(e).hasMessageContaining("text/html").hasMessageContaining("url");
  }

  @Test
  void nobodyListens_isAClearError() {
    mautic.close();
    assertThat(failure(client()).is(Kind.UNAVAILABLE)).isTrue();
  }

  private static MauticException failure(MauticClient c) {
    return catchThrowableOfType(() -> c.get(PATH), MauticException.class);
  }
}
