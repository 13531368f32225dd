/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a profile's events so that its features follow from it and the next event.
 * Folding costs far less than two microseconds; packed it takes a few hundred bytes and never more
 * than {@link #MAX_BYTES}. Mutable, not thread-safe.
 *
 * <p><b>Order does not matter.</b> The state depends on the set of events, not on the order they
 * came in: a late event gets the weight and the day it would have had in time. So history can be
 * folded in slices and {@link #merge}d, which is associative and commutative but for the rounding
 * of floats (some 1e-6; counts, times and days are exact). Merging is for states of
 * <em>different</em> events: it adds, and cannot tell an event that both sides hold.
 *
 * <p><b>Duplicates.</b> An event whose id is among the newest 24 events or the newest 6 orders and
 * cancellations is refused; an older duplicate counts twice until a rebuild. Events without an id
 * are never duplicates.
 *
 * <p><b>Clocks.</b> An event up to ten minutes ahead of {@code now} is taken to happen now, one
 * further ahead or after 2200 is refused, and so is one before 1990. {@code now} may jump back
 * between calls.
 *
 * <p><b>Resolution.</b> Windows are exact by UTC days within 35 days of the newest event, then
 * interpolated within weeks, and within 28 days when older than half a year, up to 400 days. For
 * orders also the days themselves are kept, for 1024 days, which makes their windows exact as long
 * as nobody orders several times within the one week or 28 days that the window's start cuts.
 *
 * <p><b>Time zones.</b> Hours of the day and weekdays are those of the zone that events were mapped
 * for ({@link MappedEvent#zoneOffset}); states of different zones must not be merged, and a change
 * of the zone asks for a rebuild. Days of windows are UTC's in any zone, so that buckets of any
 * states add up and a window is as long as it says when clocks change.
 *
 * <p><b>Snapshots.</b> For the state as of a past moment fold the events before it, each with its
 * own time as {@code now}, and take a {@link #copy}: nothing folded later shows in it.
 *
 * <p>Clicks and opens known to come from machines are kept apart; {@link #count} and the like leave
 * them out. Activity means what the person did: everything but mails sent, bounced or opened (many
 * opens are unmarked machines), cancellations and machine clicks.
 */
public final class FeatureState {
  /** No encoded state is larger. */
  public static final int MAX_BYTES = 2048;

  /** How far ahead of the clock an event may be, in milliseconds: ten minutes. */
  public static final long CLOCK_SKEW = 600_000L;

  /** Start of 1990, milliseconds since 1970 UTC; nothing is older. */
  static final long EARLIEST = 631_152_000_000L;

  /** Start of 2200; nothing is newer. */
  static final long LATEST = 7_258_118_400_000L;

  private static final Role[] ROLES = Role.values();

  final @Nullable Activity[] roles = new @Nullable Activity[ROLES.length];
  Activity activity = new Activity();
  Activity machineOpens = new Activity();
  Activity machineClicks = new Activity();
  final OrderTotals totals = new OrderTotals();
  final OrderDays orderDays = new OrderDays();
  final TimeBuckets buckets = new TimeBuckets();
  final DistinctSketch ordered = new DistinctSketch(256);
  final DistinctSketch browsed = new DistinctSketch(256);
  final DistinctSketch categories = new DistinctSketch(128);
  final Rhythm rhythm = new Rhythm();
  final RecentIds recent = new RecentIds(24);
  final RecentIds recentOrders = new RecentIds(6);
  long events;
  long first;
  long last;

  /** The state of a profile without events. */
  public FeatureState() {}

  /**
   * Takes an event in.
   *
   * @param now milliseconds since 1970 UTC; when replaying history, the event's own time
   * @return what became of it; unless {@link FoldResult#FOLDED} the state is unchanged
   */
  public FoldResult fold(MappedEvent e, long now) {
    if (e.time() < EARLIEST) {
      return FoldResult.TOO_OLD;
    }
    if (e.time() >= LATEST
        || now < EARLIEST - CLOCK_SKEW
        || e.time() > now && e.time() - now > CLOCK_SKEW) {
      return FoldResult.FROM_THE_FUTURE;
    }
    if (remembers(e)) {
      return FoldResult.DUPLICATE;
    }
    long time = Math.max(EARLIEST, Math.min(e.time(), now));
    remember(e, time);
    if (e.machine() && e.role() == Role.MAIL_OPEN) {
      machineOpens.add(time);
    } else if (e.machine() && e.role() == Role.MAIL_CLICK) {
      machineClicks.add(time);
    } else {
      of(e.role()).add(time);
      count(e, time);
    }
    return FoldResult.FOLDED;
  }

  private void remember(MappedEvent e, long time) {
    first = events == 0 ? time : Math.min(first, time);
    last = events == 0 ? time : Math.max(last, time);
    events++;
    recent.add(time, e.idHash());
    if (isOrder(e.role())) {
      recentOrders.add(time, e.idHash());
    }
  }

  private void count(MappedEvent e, long time) {
    int day = Days.of(time);
    switch (e.role()) {
      case ORDER:
        totals.add(e, time);
        orderDays.add(day);
        buckets.add(TimeBuckets.ORDERS, day, 1);
        if (e.amount() >= 0 && e.amount() <= OrderTotals.LIMIT) {
          buckets.add(TimeBuckets.AMOUNT, day, e.amount());
        }
        ordered.addAll(e.products());
        break;
      case ORDER_CANCEL:
        totals.cancel(e);
        return;
      case MAIL_SENT:
        buckets.add(TimeBuckets.SENT, day, 1);
        return;
      case MAIL_CLICK:
        buckets.add(TimeBuckets.CLICKS, day, 1);
        break;
      case MAIL_OPEN:
      case MAIL_BOUNCE:
        return;
      default:
        browsed.addAll(e.products());
    }
    if (!e.machine()) {
      categories.addAll(e.categories());
      activity.add(time);
      buckets.add(TimeBuckets.ACTIVITY, day, 1);
      rhythm.add(time, e.zoneOffset(), e.device());
    }
  }

  /** Whether an event folded now would be refused as a duplicate. */
  public boolean remembers(MappedEvent e) {
    return recent.contains(e.idHash()) || isOrder(e.role()) && recentOrders.contains(e.idHash());
  }

  /**
   * Adds the events of another state, which stays as it is and must hold different events.
   *
   * @throws IllegalArgumentException if it is this very object
   */
  public void merge(FeatureState other) {
    if (other == this) {
      throw new IllegalArgumentException("a feature state cannot be merged with itself");
    }
    if (other.events == 0) {
      return;
    }
    first = events == 0 ? other.first : Math.min(first, other.first);
    last = events == 0 ? other.last : Math.max(last, other.last);
    events += other.events;
    for (int i = 0; i < roles.length; i++) {
      Activity theirs = other.roles[i];
      if (theirs != null) {
        of(ROLES[i]).merge(theirs);
      }
    }
    activity.merge(other.activity);
    machineOpens.merge(other.machineOpens);
    machineClicks.merge(other.machineClicks);
    totals.merge(other.totals);
    orderDays.merge(other.orderDays);
    buckets.merge(other.buckets);
    ordered.merge(other.ordered);
    browsed.merge(other.browsed);
    categories.merge(other.categories);
    rhythm.merge(other.rhythm);
    recent.merge(other.recent);
    recentOrders.merge(other.recentOrders);
  }

  /** An independent copy. */
  public FeatureState copy() {
    FeatureState c = new FeatureState();
    c.merge(this);
    return c;
  }

  /** Packs the state into at most {@link #MAX_BYTES}; floats are kept with 24 bits. */
  public byte[] encode() {
    return StateCodec.encode(this);
  }

  /**
   * Unpacks a state.
   *
   * @throws CorruptStateException if the bytes are damaged, cut or of an unknown version
   */
  public static FeatureState decode(byte[] bytes) {
    return StateCodec.decode(bytes);
  }

  /** Number of events folded, machine ones included. */
  public long events() {
    return events;
  }

  /** When the first event happened, milliseconds since 1970 UTC; -1 when there is none. */
  public long firstEvent() {
    return events == 0 ? -1 : first;
  }

  /** When the last event happened, milliseconds since 1970 UTC; -1 when there is none. */
  public long lastEvent() {
    return events == 0 ? -1 : last;
  }

  /** How often a role occurred in the whole life. */
  public long count(Role role) {
    Activity a = roles[role.ordinal()];
    return a == null ? 0 : a.count;
  }

  /** When a role occurred first, milliseconds since 1970 UTC; -1 when never. */
  public long firstTime(Role role) {
    Activity a = roles[role.ordinal()];
    return a == null ? -1 : a.first;
  }

  /** When a role occurred last, milliseconds since 1970 UTC; -1 when never. */
  public long lastTime(Role role) {
    Activity a = roles[role.ordinal()];
    return a == null ? -1 : a.last;
  }

  /** When a machine last opened a mail, milliseconds since 1970 UTC; -1 when never. */
  public long lastMachineOpen() {
    return machineOpens.count == 0 ? -1 : machineOpens.last;
  }

  /** When a machine last clicked in a mail, milliseconds since 1970 UTC; -1 when never. */
  public long lastMachineClick() {
    return machineClicks.count == 0 ? -1 : machineClicks.last;
  }

  /** Mails opened by machines, so far. */
  public long machineOpens() {
    return machineOpens.count;
  }

  /** Clicks by machines, so far. */
  public long machineClicks() {
    return machineClicks.count;
  }

  /**
   * Share of what the person did in an hour of the day; {@code NaN} without activity.
   *
   * @param hour 0..23, UTC
   */
  public double shareOfHour(int hour) {
    return rhythm.hour(hour);
  }

  /** Actions of the person, older ones fading by half every 90 days, as of a moment. */
  public double fadingActivity(long now) {
    return activity.decayed(90, now);
  }

  /**
   * How often a role occurred within the last days before a moment. Orders, mails sent and mail
   * clicks are read from time buckets (see Resolution above) for up to 400 days, with fractions
   * when the window's start cuts a bucket. For other roles, and longer windows, 0 and "all of them"
   * are exact and what is between is estimated from decayed counts, at least 1 if the last one is
   * in the window.
   *
   * @param days at least 1
   * @param now milliseconds since 1970 UTC
   */
  public double countWithin(Role role, int days, long now) {
    Activity a = roles[role.ordinal()];
    int from = Days.windowStart(Math.max(now, lastEvent()), days);
    if (a == null || Days.of(a.last) < from) {
      return 0;
    }
    if (Days.of(a.first) >= from) {
      return a.count;
    }
    int series = series(role);
    if (series >= 0 && days <= BucketGrid.HORIZON) {
      return buckets.since(series, from, orderDays);
    }
    int nearest = 7;
    for (int i = 1; i < HalfLives.COUNT && HalfLives.days(i) <= days; i++) {
      nearest = HalfLives.days(i);
    }
    double estimate = a.decayed(nearest, now) * Math.log(2) * days / nearest;
    return Math.max(1, Math.min(a.count, estimate));
  }

  /** What was ordered within the last days before a moment, up to 400, in the same resolution. */
  public double amountWithin(int days, long now) {
    int from = Days.windowStart(Math.max(now, lastEvent()), days);
    return buckets.since(TimeBuckets.AMOUNT, from, orderDays);
  }

  /**
   * Days with an order, whole UTC days since 1970, ascending: exact for the last 1024 days up to
   * the last order, older ones are not among them (see {@link #orderDayCount}).
   */
  public int[] orderDays() {
    int[] out = new int[orderDays.size()];
    int at = out.length;
    for (int d = orderDays.newest(); d != OrderDays.NONE; d = orderDays.before(d)) {
      out[--at] = d;
    }
    return out;
  }

  /** Number of days with an order in the whole life; estimated beyond 1024 days. */
  public double orderDayCount() {
    return new Moment(this, last).orderDays;
  }

  /** Sum of all known order amounts, cancelled ones included. */
  public double spent() {
    return totals.sums[OrderTotals.AMOUNT];
  }

  /** Number of orders whose amount is known. */
  public double pricedOrders() {
    return totals.sums[OrderTotals.PRICED];
  }

  /** Sum of all known margins; 0 when none is. */
  public double margin() {
    return totals.sums[OrderTotals.MARGIN];
  }

  /** Sum of the amounts of cancellations and returns. */
  public double cancelled() {
    return totals.sums[OrderTotals.CANCELLED];
  }

  /** Decayed count of a role as of a moment. */
  double decayed(Role role, int halfLifeDays, long now) {
    Activity a = roles[role.ordinal()];
    return a == null ? 0 : a.decayed(halfLifeDays, now);
  }

  Activity of(Role role) {
    Activity a = roles[role.ordinal()];
    if (a == null) {
      a = new Activity();
      roles[role.ordinal()] = a;
    }
    return a;
  }

  private static int series(Role role) {
    switch (role) {
      case ORDER:
        return TimeBuckets.ORDERS;
      case MAIL_SENT:
        return TimeBuckets.SENT;
      case MAIL_CLICK:
        return TimeBuckets.CLICKS;
      default:
        return -1;
    }
  }

  private static boolean isOrder(Role role) {
    return role == Role.ORDER || role == Role.ORDER_CANCEL;
  }
}
