/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.event.MailTouch;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Touch}es out of one profile's history, looking back and a little ahead. */
final class TouchReader {
  /** An open this long before a confirmed reaction to the mail is the reader's. */
  private static final long READING = 600_000L;

  private final MailFilterOptions options;
  private final List<MappedEvent> events;
  private final Map<String, Long> sent = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final double[] hours = new double[24];
  private double activity;
  private long lastSent = Long.MIN_VALUE;

  /**
   * @param events of one profile, by time
   */
  TouchReader(MailFilterOptions options, List<MappedEvent> events) {
    this.options = options;
    this.events = events;
  }

  /** One touch per event; null where the event is neither open nor click. */
  List<@Nullable Touch> read() {
    boolean[] confirmed = confirmed();
    List<@Nullable Touch> out = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      MappedEvent e = events.get(i);
      boolean touch = touch(e);
      out.add(touch ? touch(i, confirmed[i]) : null);
      if (e.role() == Role.MAIL_SENT) {
        sent.put(key(e), e.time());
        lastSent = e.time();
      } else if (e.role() == Role.MAIL_OPEN) {
        opened.add(key(e));
      } else if (onSite(e)) {
        hours[Touch.hour(e.time())]++;
        activity++;
      }
    }
    return out;
  }

  static boolean touch(MappedEvent e) {
    return e.role() == Role.MAIL_OPEN || e.role() == Role.MAIL_CLICK;
  }

  private Touch touch(int i, boolean confirmed) {
    MappedEvent e = events.get(i);
    Long own = sent.getOrDefault(key(e), lastSent == Long.MIN_VALUE ? null : lastSent);
    double delay = own == null ? Double.NaN : Math.max(0, e.time() - own) / 1000.0;
    float unopened = e.role() == Role.MAIL_CLICK ? (opened.contains(key(e)) ? 0 : 1) : Float.NaN;
    int h = Touch.hour(e.time());
    double around = hours[h] + 0.5 * (hours[(h + 1) % 24] + hours[(h + 23) % 24]);
    return new Touch(
        e, options, delay, links(i), unopened, around / 2, activity, confirmed && !e.machine());
  }

  /** Different links followed within the burst around an event. */
  private int links(int i) {
    MappedEvent e = events.get(i);
    Set<String> urls = new HashSet<>();
    for (int k = i; k >= 0 && e.time() - events.get(k).time() <= options.burst(); k--) {
      addLink(events.get(k), e, k, urls);
    }
    for (int k = i + 1;
        k < events.size() && events.get(k).time() - e.time() <= options.burst();
        k++) {
      addLink(events.get(k), e, k, urls);
    }
    return urls.size();
  }

  private static void addLink(MappedEvent other, MappedEvent e, int at, Set<String> urls) {
    if (other.role() == Role.MAIL_CLICK && key(other).equals(key(e))) {
      MailTouch t = other.mail();
      String url = t == null ? null : t.url();
      // Clicks without a known link count one by one.
      urls.add(url == null ? "#" + at : url);
    }
  }

  /** Clicks followed by site behaviour; opens followed by such a click or an unsubscribe. */
  private boolean[] confirmed() {
    boolean[] out = new boolean[events.size()];
    int click = -1;
    for (int i = 0; i < out.length; i++) {
      MappedEvent e = events.get(i);
      if (e.role() == Role.MAIL_CLICK) {
        click = i;
      } else if (onSite(e) && click >= 0) {
        out[click] |= e.time() - events.get(click).time() <= options.confirm();
      }
    }
    Map<String, Integer> open = new HashMap<>();
    for (int i = 0; i < out.length; i++) {
      MappedEvent e = events.get(i);
      boolean reacts = e.role() == Role.MAIL_CLICK ? out[i] : e.role() == Role.MAIL_UNSUBSCRIBE;
      Integer last = open.get(key(e));
      if (e.role() == Role.MAIL_OPEN) {
        open.put(key(e), i);
      } else if (reacts && last != null && e.time() - events.get(last).time() <= READING) {
        out[last] = true;
      }
    }
    return out;
  }

  static boolean onSite(MappedEvent e) {
    switch (e.role()) {
      case PRODUCT_VIEW:
      case PAGE_VIEW:
      case SEARCH:
      case CART_ADD:
      case CART_REMOVE:
      case CHECKOUT_STEP:
      case ORDER:
      case FORM:
        return true;
      default:
        return false;
    }
  }

  private static String key(MappedEvent e) {
    String id = e.mailingId();
    return id == null ? "" : id;
  }
}
