/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Mautic was last told about a profile. */
final class OutboxRow {
  /** How things stand. */
  enum State {
    /** Nothing was told yet. */
    NEW,
    /** Mautic holds what the hash says. */
    TOLD,
    /** The last attempt was refused; see error, attempts and retryAt. */
    FAILED,
    /** Another profile with the same address speaks for both. */
    DUPLICATE,
    /** May not be written to and is not in Mautic. */
    ABSENT,
    /** Values blanked, segments left; only the do-not-contact mark stays. */
    WITHDRAWN,
    /** The profile was erased; the contact is emptied as soon as Mautic can be reached. */
    FORGOTTEN
  }

  final String profileId;
  State state = State.NEW;
  String emailKey = "";
  Permission permission = Permission.GRANTED;
  long contactId;
  String hash = "";

  /** Aliases that have a value. */
  TreeSet<String> fields = new TreeSet<>();

  /** Unomi's ids of the segments told. */
  TreeSet<String> segments = new TreeSet<>();

  /** The do-not-contact reason told, or 0. */
  int doNotContact;

  int attempts;
  long retryAt;
  String failedHash = "";
  String error = "";

  OutboxRow(String profileId) {
    this.profileId = profileId;
  }

  static OutboxRow of(String profileId, Map<String, Object> s) {
    OutboxRow r = new OutboxRow(profileId);
    r.state = State.valueOf(text(s, "state", "NEW"));
    r.emailKey = text(s, "emailKey", "");
    r.permission = Permission.valueOf(text(s, "permission", "GRANTED"));
    r.contactId = number(s, "contactId");
    r.hash = text(s, "hash", "");
    r.fields = strings(s.get("fields"));
    r.segments = strings(s.get("segments"));
    r.doNotContact = (int) number(s, "doNotContact");
    r.attempts = (int) number(s, "attempts");
    r.retryAt = number(s, "retryAt");
    r.failedHash = text(s, "failedHash", "");
    r.error = text(s, "error", "");
    return r;
  }

  Map<String, Object> source() {
    Map<String, Object> s = new TreeMap<>();
    s.put("state", state.name());
    s.put("emailKey", emailKey);
    s.put("permission", permission.name());
    s.put("contactId", contactId);
    s.put("hash", hash);
    s.put("fields", new ArrayList<>(fields));
    s.put("segments", new ArrayList<>(segments));
    s.put("doNotContact", doNotContact);
    if (attempts > 0) {
      s.put("attempts", attempts);
      s.put("retryAt", retryAt);
      s.put("failedHash", failedHash);
      s.put("error", error);
    }
    return s;
  }

  /** The contact is not the one we told things to: everything has to be told again. */
  void forgetContact() {
    contactId = 0;
    hash = "";
    fields.clear();
    segments.clear();
    doNotContact = 0;
  }

  /** Keeps what it takes to empty the contact, and nothing else about the person. */
  void scrub() {
    state = State.FORGOTTEN;
    emailKey = "";
    hash = "";
    permission = Permission.NO_CONSENT;
    attempts = 0;
    failedHash = "";
    error = "";
  }

  void succeeded() {
    state = State.TOLD;
    attempts = 0;
    retryAt = 0;
    failedHash = "";
    error = "";
  }

  private static String text(Map<String, Object> s, String key, String ifAbsent) {
    Object v = s.get(key);
    return v == null ? ifAbsent : v.toString();
  }

  private static long number(Map<String, Object> s, String key) {
    Object v = s.get(key);
    return v instanceof Number ? ((Number) v).longValue() : 0;
  }

  private static TreeSet<String> strings(Object v) {
    TreeSet<String> out = new TreeSet<>();
    for (Object o :
        v instanceof Collection ? (Collection<?>) v : v == null ? List.of() : List.of(v)) {
      out.add(o.toString());
    }
    return out;
  }
}
