/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.DeliverySegment;
import io.foresight.core.delivery.DeliverySource;
import io.foresight.core.delivery.Permission;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the mail platform should hold for each profile: its scores and our segments. */
public final class Deliveries implements DeliverySource {
  private static final int BATCH = 1_000;

  private final ProfileStore profiles;
  private final ConsentGate gate;
  private final Supplier<List<Goal>> goals;
  private final Supplier<List<DeliverySegment>> segments;
  private final Clock clock;

  Deliveries(
      ProfileStore profiles,
      ConsentGate gate,
      Supplier<List<Goal>> goals,
      Supplier<List<DeliverySegment>> segments,
      Clock clock) {
    this.profiles = profiles;
    this.gate = gate;
    this.goals = goals;
    this.segments = segments;
    this.clock = clock;
  }

  @Override
  public List<DeliveryField> fields() {
    List<DeliveryField> out = new ArrayList<>();
    goals.get().forEach(g -> out.addAll(DeliveryField.ofGoal(g.id(), g.name())));
    return out;
  }

  @Override
  public List<DeliverySegment> segments() {
    return segments.get();
  }

  @Override
  public void read(Consumer<List<Delivery>> sink, Progress progress) {
    List<Goal> live = goals.get();
    List<Delivery> batch = new ArrayList<>(BATCH);
    profiles.scan(
        List.of(
            "properties.email",
            "segments",
            "consents",
            "systemProperties.foresight.scores",
            "systemProperties.foresight.unsubscribed"),
        0,
        1,
        p -> {
          batch.add(delivery(p, live));
          if (batch.size() == BATCH) {
            sink.accept(new ArrayList<>(batch));
            batch.clear();
          }
        },
        progress);
    if (!batch.isEmpty()) {
      sink.accept(batch);
    }
  }

  private Delivery delivery(RawProfile p, List<Goal> live) {
    Fields source = Fields.of("profile", p.source());
    Object email = source.object("properties").raw("email");
    long now = clock.millis();
    Delivery.Builder d = Delivery.of(p.id(), email instanceof String ? (String) email : null);
    Map<String, Object> foresight = source.object("systemProperties").object("foresight").asMap();
    boolean consents = gate.permits(p.source().get("consents"), now);
    d.permission(
        !consents
            ? Permission.NO_CONSENT
            : foresight.get("unsubscribed") != null ? Permission.UNSUBSCRIBED : Permission.GRANTED);
    Fields scores = Fields.of("foresight", foresight).object("scores");
    for (Goal g : live) {
      addScore(d, g, scores.object(g.id()), now);
    }
    Object in = p.source().get("segments");
    if (in instanceof List) {
      ((List<?>) in).forEach(s -> d.segment(String.valueOf(s)));
    }
    return d.build();
  }

  private static void addScore(Delivery.Builder d, Goal goal, Fields score, long now) {
    String until = score.string("validUntil", null);
    String at = score.string("computedAt", null);
    String band = score.string("band", null);
    if (until == null || at == null || band == null || Instant.parse(until).toEpochMilli() <= now) {
      return;
    }
    List<String> reasons = score.strings("reasons");
    d.score(
        goal.id(),
        score.integer("percent", 1, 1, 100),
        band,
        reasons.isEmpty() ? null : reasons.get(0),
        Instant.parse(at));
  }
}
