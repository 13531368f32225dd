/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A contact as the database holds it: no entry means null. */
final class Contact {
  /** A do-not-contact row. */
  static final class Dnc {
    final long id;
    final String channel;
    int reason;
    String comments;
    String dateAdded;

    Dnc(long id, String channel) {
      this.id = id;
      this.channel = channel;
    }
  }

  final long id;
  final String dateAdded;
  final String creator;
  final Integer creatorId;
  String dateModified;
  String modifier;
  Integer modifierId;
  String lastActive;
  String dateIdentified;
  final Map<String, Object> values = new LinkedHashMap<>();
  final TreeSet<String> tags = new TreeSet<>();
  final List<Dnc> dnc = new ArrayList<>();

  Contact(long id, String dateAdded, String creator, Integer creatorId) {
    this.id = id;
    this.dateAdded = dateAdded;
    this.creator = creator;
    this.creatorId = creatorId;
  }

  String email() {
    return (String) values.get("email");
  }

  Dnc dnc(String channel) {
    return dnc.stream().filter(d -> d.channel.equals(channel)).findFirst().orElse(null);
  }

  /** A cell as {@code where[]} sees it: database columns. */
  Object cell(String column) {
    switch (column) {
      case "id":
        return id;
      case "date_added":
        return dateAdded;
      case "date_modified":
        return dateModified;
      default:
        return values.get(column);
    }
  }
}
