/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.DeliverySegment;
import io.foresight.core.delivery.DeliverySource;
import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.FeedbackSink;
import io.foresight.core.delivery.Permission;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.Progress;
import io.foresight.mautic.standin.MauticStandIn;
import io.foresight.mautic.standin.StandInOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A stand-in for Mautic, a store, a source and a sink, and the platform between them. */
final class Fixture implements AutoCloseable, DeliverySource, FeedbackSink {
  static final Instant SCORED = Instant.parse("2026-11-22T02:00:30Z");

  final TestClock clock = new TestClock();
  final MauticStandIn mautic = MauticStandIn.start(new StandInOptions().clock(clock));
  final MemoryStore store = new MemoryStore();
  final List<Duration> slept = new ArrayList<>();
  final Map<String, Delivery> deliveries = new TreeMap<>();
  final List<DeliverySegment> mirrored = new ArrayList<>();
  final List<DeliveryField> moreFields = new ArrayList<>();
  final Map<String, FeedbackEvent> events = new LinkedHashMap<>();
  final List<String> acceptedIds = new ArrayList<>();
  final Map<String, Object> config = new TreeMap<>();
  final List<String> order = new ArrayList<>();

  Fixture() {
    config.put("url", mautic.url());
    config.put("clientId", "1_standin");
    config.put("clientSecret", "stand-in-secret");
    mirrored.add(new DeliverySegment("likely-buyers", "Likely buyers"));
  }

  /** A platform as after a restart: nothing in memory. */
  MauticPlatform platform() {
    MauticPlatform p =
        new MauticPlatform(
            clock,
            d -> {
              slept.add(d);
              clock.forward(d);
            });
    p.setStore(store);
    p.setSource(this);
    p.setSink(this);
    p.activate(config);
    return p;
  }

  SyncReport sync() {
    return platform().sync(Progress.NONE);
  }

  /** A contact with consent and a score. */
  Delivery.Builder scored(String profileId, int percent) {
    return Delivery.of(profileId, profileId + "@example.com")
        .permission(Permission.GRANTED)
        .score("purchase-30d", percent, percent > 50 ? "high" : "low", "Looked twice", SCORED);
  }

  Fixture add(Delivery.Builder d) {
    Delivery built = d.build();
    deliveries.put(built.profileId(), built);
    return this;
  }

  Fixture remove(String profileId) {
    deliveries.remove(profileId);
    return this;
  }

  OutboxRow row(String profileId) {
    return new Outbox(store).load(List.of(profileId)).get(profileId);
  }

  int writes() {
    return mautic.journal().writes();
  }

  @Override
  public List<DeliveryField> fields() {
    List<DeliveryField> all =
        new ArrayList<>(DeliveryField.ofGoal("purchase-30d", "Buys within 30 days"));
    all.addAll(moreFields);
    return all;
  }

  @Override
  public List<DeliverySegment> segments() {
    return mirrored;
  }

  @Override
  public void read(Consumer<List<Delivery>> sink, Progress progress) {
    List<Delivery> all = new ArrayList<>(deliveries.values());
    if (!order.isEmpty()) {
      all.sort((a, b) -> order.indexOf(a.profileId()) - order.indexOf(b.profileId()));
    }
    for (int i = 0; i < all.size(); i += 300) {
      sink.accept(all.subList(i, Math.min(all.size(), i + 300)));
    }
  }

  @Override
  public synchronized int accept(List<FeedbackEvent> batch) {
    int fresh = 0;
    for (FeedbackEvent e : batch) {
      acceptedIds.add(e.id());
      fresh += events.put(e.id(), e) == null ? 1 : 0;
    }
    return fresh;
  }

  @Override
  public void close() {
    mautic.close();
  }
}
