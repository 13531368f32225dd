/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.delivery.MailPlatform;
import io.foresight.core.delivery.PlatformHealth;
import io.foresight.core.goal.Goal;
import io.foresight.core.job.JobRecord;
import io.foresight.core.live.LiveModel;
import io.foresight.core.store.StoreException;
import io.foresight.services.unomi.UnomiReadiness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Status, health and metrics. */
@Component(service = Overview.class)
public class Overview {
  @Reference private Engine engine;
  @Reference private MailPlatforms mail;
  @Reference private UnomiReadiness unomi;
  @Reference private Ticker ticker;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  Map<String, Object> status() {
    Map<String, Object> live = new LinkedHashMap<>();
    for (LiveModel m : engine.live().all()) {
      live.put(m.goal().id(), m.version());
    }
    Map<String, Object> jobs = new LinkedHashMap<>();
    new Schedule(engine.jobs(), Clock.systemUTC())
        .lastByName()
        .forEach((name, job) -> jobs.put(name, brief(job)));
    return Maps.map(
        "now", clock.instant().toString(),
        "health", health(),
        "profiles", engine.profiles().count(),
        "goals", engine.goals().all().size(),
        "live", live,
        "waiting", waiting(),
        "alarms", alarms(),
        "jobs", jobs);
  }

  /** Goal to what people still have to do, where a version waits for them. */
  private Map<String, Object> waiting() {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Goal g : engine.goals().all()) {
      engine.standing().awaited(g).ifPresent(what -> out.put(g.id(), what));
    }
    return out;
  }

  /** Live models that have lost their quality. */
  private List<Map<String, Object>> alarms() {
    return engine.alarms().of(engine.registry().live());
  }

  private static Map<String, Object> brief(Map<String, Object> job) {
    Map<String, Object> m = new LinkedHashMap<>();
    for (String k : List.of("id", "state", "phase", "done", "total", "finishedAt", "error")) {
      if (job.get(k) != null) {
        m.put(k, job.get(k));
      }
    }
    return m;
  }

  Map<String, Object> health() {
    List<String> reasons = new ArrayList<>();
    if (!unomi.isReady()) {
      reasons.add("Unomi has not finished starting, or our definitions are not loaded yet");
    }
    if (!ticker.isSetUp()) {
      reasons.add("Goals, field mappings and the scoring rule are not in place yet");
    }
    try {
      engine.goals().all();
    } catch (StoreException e) {
      reasons.add("Elasticsearch: " + e.getMessage());
    }
    Map<String, Object> platform = new LinkedHashMap<>();
    MailPlatform p = mail.orNull();
    if (p != null) {
      PlatformHealth h = p.health();
      platform.put("state", h.state().name().toLowerCase(Locale.ROOT));
      platform.put("message", h.message());
    }
    return Maps.map("ready", reasons.isEmpty(), "reasons", reasons, "mailPlatform", platform);
  }

  String metrics() {
    Map<String, Long> byState = new TreeMap<>();
    for (JobRecord j : engine.jobs().list(1_000)) {
      byState.merge(j.state().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
    }
    Map<String, Long> lastSuccess = new TreeMap<>();
    for (JobRecord j : engine.jobs().list(1_000)) {
      Object end = j.toMap().get("finishedAt");
      if (j.state() == JobRecord.State.SUCCEEDED && end instanceof Number) {
        lastSuccess.putIfAbsent(j.name(), ((Number) end).longValue() / 1_000);
      }
    }
    return new Metrics()
        .gauge(
            "ready",
            "1 when Unomi, Elasticsearch and our definitions are there",
            Boolean.TRUE.equals(health().get("ready")) ? 1 : 0)
        .gauge("profiles", "Profiles in Unomi", engine.profiles().count())
        .gauge("live_models", "Goals with a live model", engine.live().all().size())
        .gauge("model_alarms", "Live models that have lost their quality", alarms().size())
        .gauges("jobs", "Jobs by state, of the last 1000", "state", byState)
        .gauges("job_last_success_seconds", "Unix time of the last success", "job", lastSuccess)
        .text();
  }
}
