/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns a {@link MachineFilter} from an organisation's own mail traffic and says about each
 * profile how much of its opens and clicks is human: {@code humanOpens}, {@code machineOpens},
 * {@code humanClicks}, {@code machineClicks}, {@code machineShare} (0..1). A sample of 10,000
 * profiles is learned from; kept are a few dozen weights and the numbers of networks that many
 * profiles share.
 */
public final class MailInsight implements Insight {
  private final MailFilterOptions options;
  private final long seed;

  /**
   * @param options how machines are told from people
   * @param seed of the fit
   */
  public MailInsight(MailFilterOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public Collector collector(long now) {
    return new TouchCollector(options);
  }

  @Override
  public LearnedMail learn(Collector all, long now, Progress progress) {
    TouchCollector collected = (TouchCollector) all;
    Crowd crowd = collected.crowd();
    progress.report("learning which opens and clicks are human", 0, 2);
    Side opens = new Side(collected, false);
    Side clicks = new Side(collected, true);
    MachineFilter filter =
        new MachineFilter(
            options,
            crowd,
            opens.enough(options) ? opens.fit(crowd, seed) : null,
            clicks.enough(options) ? clicks.fit(crowd, seed) : null);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("profiles", collected.profiles());
    report.put("sampledProfiles", collected.sample().size());
    report.put("opens", opens.report(filter, options));
    report.put("clicks", clicks.report(filter, options));
    return new LearnedMail(filter, report);
  }

  @Override
  public LearnedMail restore(Map<String, Object> json) {
    Fields f = Fields.of("mail", json);
    return new LearnedMail(
        MachineFilter.of(f.object("filter").asMap()), f.object("report").asMap());
  }

  /** Opens, or clicks. */
  private static final class Side {
    private final List<Touch> touches = new ArrayList<>();
    private final List<Long> groups = new ArrayList<>();
    private final boolean clicks;
    private int confirmed;
    private int stated;

    Side(TouchCollector all, boolean clicks) {
      this.clicks = clicks;
      all.sample()
          .forEach(
              (profile, list) -> {
                for (Touch t : list) {
                  if (t.click == clicks) {
                    touches.add(t);
                    groups.add(profile);
                    confirmed += t.confirmed ? 1 : 0;
                    stated += t.statedMachine ? 1 : 0;
                  }
                }
              });
    }

    boolean enough(MailFilterOptions options) {
      int others = touches.size() - confirmed;
      return Math.min(confirmed, others) >= options.minConfirmed();
    }

    HumanModel fit(Crowd crowd, long seed) {
      long[] g = groups.stream().mapToLong(Long::longValue).toArray();
      return HumanModel.fit(touches, g, crowd, seed);
    }

    Map<String, Object> report(MachineFilter filter, MailFilterOptions options) {
      double human = 0;
      int machines = 0;
      Row row = Crowd.SCHEMA.newRow();
      for (Touch t : touches) {
        double p = filter.probability(t, row, true);
        human += p;
        machines += p < options.threshold() ? 1 : 0;
      }
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("sampled", touches.size());
      m.put("confirmedHuman", confirmed);
      m.put("statedMachine", stated);
      m.put("judgedMachine", machines);
      m.put("expectedHuman", Math.rint(human));
      m.put("judgedBy", filter.learned(clicks) ? "learned" : "rules");
      if (!filter.learned(clicks)) {
        m.put(
            "reason",
            "rules of thumb until "
                + options.minConfirmed()
                + " of either are there: "
                + confirmed
                + " confirmed as human, "
                + (touches.size() - confirmed)
                + " others");
      }
      return m;
    }
  }

  /** What was learned. */
  public static final class LearnedMail implements Learned {
    private final MachineFilter filter;
    private final Map<String, Object> report;

    LearnedMail(MachineFilter filter, Map<String, Object> report) {
      this.filter = filter;
      this.report = Collections.unmodifiableMap(new LinkedHashMap<>(report));
    }

    /** To be given to histories and live scoring. */
    public MachineFilter filter() {
      return filter;
    }

    @Override
    public Map<String, Object> toMap() {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("filter", filter.toMap());
      m.put("report", report);
      return m;
    }

    @Override
    public Map<String, Object> report() {
      return report;
    }

    @Override
    public Map<String, Object> say(Subject subject, long now) {
      FeatureState s = subject.state();
      long human = s.count(Role.MAIL_OPEN) + s.count(Role.MAIL_CLICK);
      long machine = s.machineOpens() + s.machineClicks();
      if (human + machine == 0) {
        return Collections.emptyMap();
      }
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("humanOpens", s.count(Role.MAIL_OPEN));
      m.put("machineOpens", s.machineOpens());
      m.put("humanClicks", s.count(Role.MAIL_CLICK));
      m.put("machineClicks", s.machineClicks());
      m.put("machineShare", Math.rint(1000.0 * machine / (human + machine)) / 1000);
      return m;
    }
  }
}
