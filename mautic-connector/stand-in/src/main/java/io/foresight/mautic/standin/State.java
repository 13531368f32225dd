/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything this Mautic knows, behind one lock. */
final class State {
  final StandInOptions options;
  final ReentrantLock lock = new ReentrantLock();
  final Fields fields = new Fields();
  final Contacts contacts = new Contacts();
  final Map<Long, Segment> segments = new TreeMap<>();
  final Map<Long, Map<String, Object>> emails = new LinkedHashMap<>();
  final StatTables tables = new StatTables();
  final Reactions reactions;
  final Mails mails = new Mails(this);
  volatile boolean smtpDown;

  /** Runs between the check for an existing e-mail and the insert, outside the lock. */
  volatile Runnable raceWindow = () -> {};

  private long nextSegment = 1;

  State(StandInOptions options) {
    this.options = options;
    this.reactions = new Reactions(this);
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void betweenCheckAndInsert() {
    lock.unlock();
    try {
      raceWindow.run();
    } finally {
      lock.lock();
    }
  }

  String now() {
    return Moments.stored(options.clock().instant());
  }

  /** From 5.2 on, own fields are not shown in short lists unless asked for. */
  boolean shortVisible() {
    return options.version().startsWith("5.1");
  }

  long newSegmentId() {
    return nextSegment++;
  }

  void nextSegmentId(long id) {
    nextSegment = id;
  }

  void forget(Contact c) {
    contacts.remove(c);
    segments.values().forEach(s -> s.members.remove(c.id));
  }
}
