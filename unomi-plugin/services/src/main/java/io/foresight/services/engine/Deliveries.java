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
import org.jspecify.annotations.Nullable;

/** What the mail platform should hold for each profile: its scores and our segments. */
public final class Deliveries implements DeliverySource {
  private static final int BATCH = 1_000;
  private static final List<String> PATHS =
      List.of(
          "properties.email",
          "segments",
          "consents",
          "systemProperties.foresight.scores",
          "systemProperties.foresight.unsubscribed");

  private final ProfileStore profiles;
  private final ConsentGate gate;
  private final Supplier<List<Goal>> goals;
  private final Supplier<List<DeliverySegment>> segments;
  private final Blocks blocks;
  private final Clock clock;

  /** What mails show beside scores. */
  interface Blocks {
    /** Their fields; none when there are no blocks. */
    List<DeliveryField> fields();

    /** Source paths that have to be read of profiles. */
    List<String> paths();

    /** Values by profile and key. */
    Map<String, Map<String, String>> values(List<RawProfile> people);
  }

  Deliveries(
      ProfileStore profiles,
      ConsentGate gate,
      Supplier<List<Goal>> goals,
      Supplier<List<DeliverySegment>> segments,
      Blocks blocks,
      Clock clock) {
    this.blocks = blocks;
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
    out.addAll(blocks.fields());
    return out;
  }

  @Override
  public List<DeliverySegment> segments() {
    return segments.get();
  }

  @Override
  public void read(Consumer<List<Delivery>> sink, Progress progress) {
    List<Goal> live = goals.get();
    boolean withBlocks = !blocks.fields().isEmpty();
    List<String> paths = new ArrayList<>(PATHS);
    if (withBlocks) {
      paths.addAll(blocks.paths());
    }
    List<RawProfile> batch = new ArrayList<>(BATCH);
    profiles.scan(
        paths,
        0,
        1,
        p -> {
          batch.add(p);
          if (batch.size() == BATCH) {
            deliver(batch, live, withBlocks, sink);
            batch.clear();
          }
        },
        progress);
    deliver(batch, live, withBlocks, sink);
  }

  private void deliver(
      List<RawProfile> people, List<Goal> live, boolean withBlocks, Consumer<List<Delivery>> sink) {
    if (people.isEmpty()) {
      return;
    }
    List<RawProfile> reached = new ArrayList<>();
    for (RawProfile p : people) {
      if (withBlocks && email(p) != null && permission(p, clock.millis()) == Permission.GRANTED) {
        reached.add(p);
      }
    }
    Map<String, Map<String, String>> values = reached.isEmpty() ? Map.of() : blocks.values(reached);
    List<Delivery> out = new ArrayList<>();
    for (RawProfile p : people) {
      Delivery.Builder d = delivery(p, live);
      values.getOrDefault(p.id(), Map.of()).forEach(d::value);
      out.add(d.build());
    }
    sink.accept(out);
  }

  private static @Nullable String email(RawProfile p) {
    Object email = Fields.of("profile", p.source()).object("properties").raw("email");
    return email instanceof String && !((String) email).isBlank() ? (String) email : null;
  }

  private Permission permission(RawProfile p, long now) {
    if (!gate.permits(p.source().get("consents"), now)) {
      return Permission.NO_CONSENT;
    }
    Fields foresight =
        Fields.of("profile", p.source()).object("systemProperties").object("foresight");
    return foresight.raw("unsubscribed") != null ? Permission.UNSUBSCRIBED : Permission.GRANTED;
  }

  private Delivery.Builder delivery(RawProfile p, List<Goal> live) {
    long now = clock.millis();
    Delivery.Builder d = Delivery.of(p.id(), email(p)).permission(permission(p, now));
    Map<String, Object> foresight =
        Fields.of("profile", p.source()).object("systemProperties").object("foresight").asMap();
    Fields scores = Fields.of("foresight", foresight).object("scores");
    for (Goal g : live) {
      addScore(d, g, scores.object(g.id()), now);
    }
    Object in = p.source().get("segments");
    if (in instanceof List) {
      ((List<?>) in).forEach(s -> d.segment(String.valueOf(s)));
    }
    return d;
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
