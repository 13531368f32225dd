/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.DeliverySource;
import io.foresight.core.delivery.FeedbackReport;
import io.foresight.core.delivery.FeedbackSink;
import io.foresight.core.delivery.Forgotten;
import io.foresight.core.delivery.MailPlatform;
import io.foresight.core.delivery.MailPlatformException;
import io.foresight.core.delivery.MailRequest;
import io.foresight.core.delivery.PlatformHealth;
import io.foresight.core.delivery.SendOutcome;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mautic as a service; without a url it is there but does nothing. */
@Component(
    service = MailPlatform.class,
    immediate = true,
    configurationPid = "io.foresight.mautic",
    configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class MauticPlatform implements MailPlatform {
  private static final Logger LOG = LoggerFactory.getLogger(MauticPlatform.class);
  private static final Duration HEALTH_AGE = Duration.ofSeconds(30);
  private static final Duration MAILINGS_AGE = Duration.ofMinutes(1);

  private final ReentrantLock syncing = new ReentrantLock(true);
  private final ReentrantLock polling = new ReentrantLock(true);
  private final Clock clock;
  private final Sleeper sleeper;
  private MauticSettings settings = MauticSettings.of(Collections.emptyMap());
  private String problem = "";
  private MauticClient client;
  private PlatformHealth health;
  private Instant healthTime = Instant.MIN;
  private MailSends sends;
  private Instant sendsTime = Instant.MIN;

  private DocumentStore store;
  private DeliverySource source;
  private FeedbackSink sink;

  /** For Declarative Services. */
  public MauticPlatform() {
    this(Clock.systemUTC(), Sleeper.THREAD);
  }

  MauticPlatform(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Reference
  void setStore(DocumentStore service) {
    this.store = service;
  }

  @Reference
  void setSource(DeliverySource service) {
    this.source = service;
  }

  @Reference
  void setSink(FeedbackSink service) {
    this.sink = service;
  }

  /** A configuration that cannot be used shows in {@link #health}; the service stays up. */
  @Activate
  void activate(Map<String, Object> config) {
    try {
      settings = MauticSettings.of(config);
      problem = "";
    } catch (IllegalArgumentException e) {
      settings = MauticSettings.of(Collections.emptyMap());
      problem = e.getMessage();
      LOG.error("Mautic: {}", problem);
    }
    client = settings.enabled() ? new MauticClient(settings, clock, sleeper) : null;
    LOG.info("Mautic: {}", settings);
  }

  @Deactivate
  void deactivate() {
    if (client != null) {
      client.close();
    }
  }

  @Override
  public boolean enabled() {
    return client != null;
  }

  @Override
  public SyncReport sync(Progress progress) {
    if (client == null) {
      return new SyncReport(Collections.emptyMap(), notConfigured());
    }
    return alone(
        syncing,
        () -> {
          long before = client.requests();
          Provisioning provisioning = new Provisioning(client, store);
          progress.report("preparing Mautic's fields and segments", 0, -1);
          List<DeliveryField> wanted = source.fields();
          Map<String, Provisioning.Field> fields = provisioning.fields(wanted);
          Map<String, Long> segments = provisioning.segments(source.segments());
          Values values = new Values(wanted, fields);
          new Forgetting(store, clock).sweep();
          SyncContext ctx = context(new Outbox(store), provisioning, values, segments);
          ctx.tally.add("requests", client.requests() - before);
          SyncReport report = new MauticSync(ctx, source, progress).run();
          LOG.info("Mautic: synchronised {}", report.counts());
          return report;
        });
  }

  private List<String> notConfigured() {
    return problem.isEmpty() ? Collections.emptyList() : Collections.singletonList(problem);
  }

  @Override
  public FeedbackReport poll(Progress progress) {
    if (client == null) {
      return new FeedbackReport(Collections.emptyMap());
    }
    return alone(
        polling,
        () -> {
          FeedbackReport report = new MauticFeedback(client, store, sink, clock).poll(progress);
          LOG.info("Mautic: fetched {}", report.counts());
          return report;
        });
  }

  @Override
  public synchronized PlatformHealth health() {
    if (client == null) {
      return problem.isEmpty()
          ? new PlatformHealth(PlatformHealth.State.OFF, "no Mautic is configured", null)
          : new PlatformHealth(PlatformHealth.State.DOWN, problem, null);
    }
    Instant now = clock.instant();
    if (health == null || !now.isBefore(healthTime.plus(HEALTH_AGE))) {
      health = ask();
      healthTime = now;
    }
    return health;
  }

  private PlatformHealth ask() {
    try {
      client.probe("/api/contacts?limit=1&minimal=true");
      return new PlatformHealth(
          PlatformHealth.State.UP, "Mautic answers: " + settings, client.version());
    } catch (MauticException e) {
      return new PlatformHealth(PlatformHealth.State.DOWN, e.getMessage(), client.version());
    }
  }

  @Override
  public Map<String, Integer> deprovision(Progress progress) {
    if (client == null) {
      return Collections.emptyMap();
    }
    return alone(
        syncing,
        () -> {
          progress.report("removing fields and segments from Mautic", 0, -1);
          Map<String, Integer> removed = new Provisioning(client, store).remove();
          int[] records = new int[1];
          Outbox outbox = new Outbox(store);
          outbox.refresh();
          outbox.scan(r -> records[0]++);
          removed.put("records", records[0]);
          store.drop(Outbox.ROWS);
          store.drop(Outbox.CONTACTS);
          store.drop(Forgetting.COLLECTION);
          store.drop(MailSends.COLLECTION);
          store.drop(Provisioning.COLLECTION);
          return removed;
        });
  }

  @Override
  public Forgotten forget(String profileId) {
    Outbox outbox = new Outbox(store);
    ContactWrites writes =
        client == null
            ? null
            : new ContactWrites(
                context(
                    outbox,
                    new Provisioning(client, store),
                    new Values(List.of(), Map.of()),
                    Map.of()));
    return new Forgetting(store, clock).forget(profileId, outbox, writes);
  }

  @Override
  public Map<String, Map<String, String>> tokens(Collection<DeliveryField> fields) {
    Map<String, String> aliases =
        client == null ? Map.of() : new Provisioning(client, store).aliases();
    Map<String, Map<String, String>> out = new LinkedHashMap<>();
    for (DeliveryField f : fields) {
      String alias = MailSends.alias(f.key(), aliases);
      out.put(f.key(), Map.of("field", "{contactfield=" + alias + "}", "token", "{" + alias + "}"));
    }
    return out;
  }

  @Override
  public SendOutcome send(MailRequest request) {
    if (client == null) {
      throw new MailPlatformException(
          problem.isEmpty() ? "no Mautic is configured" : problem, true, null);
    }
    return sends().send(request);
  }

  /** Made anew now and then, because it remembers what is in mailings. */
  private synchronized MailSends sends() {
    Instant now = clock.instant();
    if (sends == null || !now.isBefore(sendsTime.plus(MAILINGS_AGE))) {
      Provisioning provisioning = new Provisioning(client, store);
      ContactWrites writes =
          new ContactWrites(
              context(new Outbox(store), provisioning, new Values(List.of(), Map.of()), Map.of()));
      sends = new MailSends(client, store, writes, clock, provisioning.aliases());
      sendsTime = now;
    }
    return sends;
  }

  private SyncContext context(
      Outbox outbox, Provisioning provisioning, Values values, Map<String, Long> segments) {
    return new SyncContext(
        client,
        settings,
        outbox,
        new Forgetting(store, clock),
        provisioning,
        values,
        segments,
        clock,
        sleeper);
  }

  private static <T> T alone(ReentrantLock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
