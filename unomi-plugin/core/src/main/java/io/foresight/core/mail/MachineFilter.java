/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.Fields;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives mail opens and clicks the probability that a human made them ({@link MappedEvent#human});
 * below the threshold they count as a machine's ({@link MappedEvent#machine}), which keeps them out
 * of outcomes and apart in the feature state. What an event states itself is believed. Stored
 * events are never changed. Rules until enough of an organisation's own traffic was learned from,
 * for opens and clicks each. Immutable and thread-safe.
 */
public final class MachineFilter {
  private final MailFilterOptions options;
  private final Crowd crowd;
  private final @Nullable HumanModel opens;
  private final @Nullable HumanModel clicks;

  MachineFilter(
      MailFilterOptions options,
      Crowd crowd,
      @Nullable HumanModel opens,
      @Nullable HumanModel clicks) {
    this.options = options;
    this.crowd = crowd;
    this.opens = opens;
    this.clicks = clicks;
  }

  /** Rules of thumb only. */
  public static MachineFilter rules(MailFilterOptions options) {
    return new MachineFilter(options, Crowd.NONE, null, null);
  }

  /** Whether opens ({@code false}) or clicks ({@code true}) are judged by what was learned. */
  public boolean learned(boolean ofClicks) {
    return (ofClicks ? clicks : opens) != null;
  }

  /**
   * Judges a profile's history. What followed an event within minutes counts as evidence, so the
   * newest events may be judged otherwise tomorrow.
   *
   * @param events of one profile, by time
   * @return as many events in the same order; those that are no open or click are the same objects
   */
  public List<MappedEvent> judge(List<MappedEvent> events) {
    boolean any = false;
    for (MappedEvent e : events) {
      any |= TouchReader.touch(e);
    }
    if (!any) {
      return events;
    }
    List<@Nullable Touch> touches = new TouchReader(options, events).read();
    Row row = Crowd.SCHEMA.newRow();
    long end = events.get(events.size() - 1).time();
    List<MappedEvent> out = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      MappedEvent e = events.get(i);
      Touch t = touches.get(i);
      boolean ended = end - e.time() > options.confirm();
      out.add(t == null ? e : e.judged(probability(t, row, ended), options.threshold()));
    }
    return out;
  }

  /**
   * Judges one event as it happens, from what the state of its profile holds so far. Less sure than
   * {@link #judge(List)}, which sees the links that are followed next and whether a visit follows;
   * a nightly rebuild of the state puts right what could not be known.
   *
   * @param state of the profile, without this event
   */
  public MappedEvent judge(FeatureState state, MappedEvent e) {
    if (!TouchReader.touch(e)) {
      return e;
    }
    long sent = state.lastTime(Role.MAIL_SENT);
    long opened = Math.max(state.lastTime(Role.MAIL_OPEN), state.lastMachineOpen());
    long clicked = Math.max(state.lastTime(Role.MAIL_CLICK), state.lastMachineClick());
    boolean click = e.role() == Role.MAIL_CLICK;
    boolean burst = clicked >= 0 && Math.abs(e.time() - clicked) <= options.burst();
    int h = Touch.hour(e.time());
    double activity = state.fadingActivity(e.time());
    double around = share(state, h) + 0.5 * (share(state, h + 1) + share(state, h + 23));
    Touch t =
        new Touch(
            e,
            options,
            sent < 0 ? Double.NaN : Math.max(0, e.time() - sent) / 1000.0,
            (click ? 1 : 0) + (burst ? 1 : 0),
            click ? (opened >= Math.max(0, sent) ? 0 : 1) : Float.NaN,
            activity * around / 2,
            activity,
            false);
    return e.judged(probability(t, Crowd.SCHEMA.newRow(), false), options.threshold());
  }

  private static double share(FeatureState state, int hour) {
    double s = state.shareOfHour(hour % 24);
    return Double.isNaN(s) ? 0 : s;
  }

  double probability(Touch t, Row row, boolean ended) {
    if (t.statedMachine) {
      return 0;
    }
    HumanModel model = t.click ? clicks : opens;
    return model == null
        ? HumanRules.probability(t, crowd)
        : model.probability(t, crowd, row, ended);
  }

  /** The JSON form that {@link #of} reads back; holds no address and no profile. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("options", options.toMap());
    m.put("crowd", crowd.toMap());
    HumanModel o = opens;
    HumanModel c = clicks;
    if (o != null) {
      m.put("opens", o.toMap());
    }
    if (c != null) {
      m.put("clicks", c.toMap());
    }
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field that cannot be read
   */
  public static MachineFilter of(Map<String, Object> json) {
    Fields f = Fields.of("machineFilter", json);
    f.allowOnly(Set.of("options", "crowd", "opens", "clicks"));
    return new MachineFilter(
        MailFilterOptions.of(f.object("options").asMap()),
        Crowd.from(f.object("crowd")),
        f.has("opens") ? HumanModel.from(f.object("opens")) : null,
        f.has("clicks") ? HumanModel.from(f.object("clicks")) : null);
  }
}
