/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Mautic in memory, listening on the loopback interface. Thread-safe. */
public final class MauticStandIn implements AutoCloseable {
  final State state;
  final Auth auth;
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final Server server;

  private MauticStandIn(StandInOptions options) throws IOException {
    this.state = new State(options);
    this.auth = new Auth(state);
    this.server = new Server(state, auth, faults, journal);
  }

  /**
   * @throws UncheckedIOException if the port is taken
   */
  public static MauticStandIn start(StandInOptions options) {
    // Without this the server waits up to 40 ms with every second answer on a kept connection.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new MauticStandIn(options);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + options.port() + " cannot be used", e);
    }
  }

  /** Starts with the default options. */
  public static MauticStandIn start() {
    return start(new StandInOptions());
  }

  /** Base address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** What shall go wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked. */
  public Journal journal() {
    return journal;
  }

  /** Lets recipients react. */
  public Reactions react() {
    return state.reactions;
  }

  /** The mails that recipients got, oldest first, at most 10 000. */
  public List<SentMail> mails() {
    return state.locked(state.mails::sent);
  }

  /** Makes all access tokens expire. */
  public void expireTokens() {
    state.locked(
        () -> {
          auth.expireTokens();
          return null;
        });
  }

  /** Runs between the check for an existing e-mail and the insert, to make races visible. */
  public void raceWindow(Runnable hook) {
    state.raceWindow = hook;
  }

  /** Number of contacts. */
  public int contactCount() {
    return state.locked(() -> state.contacts.all().size());
  }

  /** Ids of the contacts with an address, more than one if it was doubled. */
  public List<Long> contactIds(String email) {
    return state.locked(
        () -> {
          List<Long> ids = new ArrayList<>();
          state.contacts.withEmail(email).forEach(c -> ids.add(c.id));
          return ids;
        });
  }

  /**
   * Values of a contact by alias, as the database holds them; empty if there is no such contact.
   */
  public Map<String, Object> contact(String email) {
    return state.locked(
        () -> {
          List<Contact> found = state.contacts.withEmail(email);
          return found.isEmpty()
              ? Map.<String, Object>of()
              : new LinkedHashMap<>(found.get(0).values);
        });
  }

  /** The reason why an address must not be written to: 1, 2, 3; 0 if it may. */
  public int doNotContact(String email) {
    return state.locked(
        () -> {
          for (Contact c : state.contacts.withEmail(email)) {
            if (c.dnc("email") != null) {
              return c.dnc("email").reason;
            }
          }
          return 0;
        });
  }

  /** Addresses in a segment, sorted. */
  public List<String> members(String segmentAlias) {
    return state.locked(
        () -> {
          List<String> out = new ArrayList<>();
          for (Segment s : state.segments.values()) {
            if (s.alias.equals(segmentAlias)) {
              s.members.keySet().forEach(id -> out.add(state.contacts.get(id).email()));
            }
          }
          out.sort(null);
          return out;
        });
  }

  /** Deletes a contact, as somebody in Mautic would. */
  public void deleteContact(long id) {
    state.locked(
        () -> {
          state.forget(state.contacts.get(id));
          return null;
        });
  }

  /** Merges a contact into another one, as somebody in Mautic would. */
  public void merge(long loser, long winner) {
    state.locked(
        () -> {
          for (Segment s : state.segments.values()) {
            String since = s.members.remove(loser);
            if (since != null) {
              s.members.putIfAbsent(winner, since);
            }
          }
          state.contacts.merge(state.contacts.get(loser), state.contacts.get(winner));
          return null;
        });
  }

  @Override
  public void close() {
    server.stop();
  }
}
