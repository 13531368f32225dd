/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A segment and who is in it since when. */
final class Segment {
  final long id;
  final String alias;
  final String dateAdded;
  final String creator;
  final Integer creatorId;
  String name;
  Object description;
  String dateModified;
  List<Object> filters = List.of();
  final Map<Long, String> members = new LinkedHashMap<>();

  Segment(long id, String alias, String name, String dateAdded, String creator, Integer creatorId) {
    this.id = id;
    this.alias = alias;
    this.name = name;
    this.dateAdded = dateAdded;
    this.creator = creator;
    this.creatorId = creatorId;
  }

  Map<String, Object> view(boolean deleted) {
    return Json.map(
        "isPublished",
        true,
        "dateAdded",
        Moments.shown(dateAdded),
        "dateModified",
        Moments.shown(dateModified),
        "createdBy",
        creatorId,
        "createdByUser",
        creator,
        "modifiedBy",
        dateModified == null ? null : creatorId,
        "modifiedByUser",
        dateModified == null ? null : creator,
        "id",
        deleted ? null : id,
        "name",
        name,
        "publicName",
        name,
        "alias",
        alias,
        "description",
        description,
        "category",
        null,
        "filters",
        filters,
        "isGlobal",
        true,
        "isPreferenceCenter",
        false);
  }

  Object cell(String column) {
    switch (column) {
      case "id":
        return id;
      case "alias":
        return alias;
      case "name":
        return name;
      default:
        return null;
    }
  }
}
