/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A contact field. */
final class Field {
  final long id;
  final String alias;
  final String type;
  final String group;
  final boolean fixed;
  String label;
  boolean published = true;
  boolean unique;
  int limit;
  int order;
  String dateAdded;
  String dateModified;
  String creator;
  Integer creatorId;
  Map<String, Object> properties = new LinkedHashMap<>();

  Field(long id, String alias, String label, String type, String group, boolean fixed) {
    this.id = id;
    this.alias = alias;
    this.label = label;
    this.type = type;
    this.group = group;
    this.fixed = fixed;
  }

  boolean is(String t) {
    return type.equals(t);
  }

  /** Digits behind the point; without the property the API shows whole numbers only. */
  int scale() {
    Object s = properties.get("scale");
    return s == null ? 0 : (int) Php.number(s);
  }

  /** As {@code /api/fields/contact} shows it. */
  Map<String, Object> view(boolean deleted, boolean shortVisible) {
    Map<String, Object> v =
        Json.map(
            "isPublished", published,
            "dateAdded", dateAdded,
            "dateModified", dateModified,
            "createdBy", creatorId,
            "createdByUser", creator,
            "modifiedBy", dateModified == null ? null : creatorId,
            "modifiedByUser", dateModified == null ? null : creator,
            "id", deleted ? null : id,
            "label", label,
            "alias", alias,
            "type", type,
            "group", group,
            "order", order,
            "object", "lead",
            "defaultValue", is("multiselect") ? "" : null,
            "isRequired", false,
            "isFixed", fixed);
    v.putAll(
        Json.map(
            "isListable",
            !is("time"),
            "isVisible",
            true,
            "isShortVisible",
            shortVisible,
            "isUniqueIdentifier",
            unique,
            "isPubliclyUpdatable",
            false,
            "properties",
            properties));
    return v;
  }

  /** A cell as {@code where[]} sees it. */
  Object cell(String column) {
    switch (column) {
      case "id":
        return id;
      case "alias":
        return alias;
      case "label":
        return label;
      case "type":
        return type;
      case "group":
        return group;
      default:
        return null;
    }
  }
}
