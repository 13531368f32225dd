/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.serve.WrittenSets;
import io.foresight.core.score.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.elasticsearch.index.query.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on recommendations and what they mean: on the sets and shares that are written to
 * profiles, so that segments can ask for them. An expired set counts as absent. Defaults here and
 * in {@code META-INF/cxs/conditions} are the same (a test compares them).
 */
enum RecommendCondition implements ProfileCondition {
  /** There is a set for the slot, of at least a tier. */
  RECOMMENDED("foresightRecommended") {
    @Override
    <Q> Q say(Fields p, SetLogic<Q> logic) {
      String slot = slot(p);
      Tier least = p.oneOf("tier", Tier.class, Tier.RULES);
      List<String> tiers = new ArrayList<>();
      for (Tier t : Tier.values()) {
        if (t.compareTo(least) >= 0) {
          tiers.add(t.id());
        }
      }
      return logic.and(logic.present(slot), logic.anyOf(path(slot, "tier"), tiers));
    }
  },

  /** An item is among the first of a slot. */
  RECOMMENDED_ITEM("foresightRecommendedItem") {
    @Override
    <Q> Q say(Fields p, SetLogic<Q> logic) {
      String slot = slot(p);
      int top = p.integer("top", 10, 1, 50);
      List<String> places = WrittenSets.places(p.string("item"), top);
      return logic.and(logic.present(slot), logic.anyOf(path(slot, "places"), places));
    }
  },

  /** A share of the person's interest goes to a category or a brand. */
  AFFINITY("foresightAffinity") {
    @Override
    <Q> Q say(Fields p, SetLogic<Q> logic) {
      String kind = p.oneOf("kind", Kind.class, Kind.CATEGORY) == Kind.BRAND ? "brand" : "category";
      int percent = p.integer("percent", 20, 1, 100);
      return logic.anyOf(
          WrittenSets.AFFINITY + "." + kind, WrittenSets.shares(p.string("name"), percent));
    }
  };

  /** What a share is of. */
  enum Kind {
    CATEGORY,
    BRAND
  }

  private static final Pattern SLOT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final String prefix;

  RecommendCondition(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public boolean holds(
      @Nullable Map<String, Object> values, @Nullable Map<String, Object> profile, long now) {
    return say(Parameters.of(this, values), new ProfileSets(profile, now));
  }

  @Override
  public QueryBuilder query(@Nullable Map<String, Object> values, long now) {
    return say(Parameters.of(this, values), new SetQuery(now));
  }

  /** The id becomes part of a field name, so that dots and wildcards are refused. */
  private static String slot(Fields p) {
    String slot = p.string("slot", "for-you");
    if (slot == null || !SLOT.matcher(slot).matches()) {
      throw new InvalidInputException(p.at("slot"), "must match " + SLOT);
    }
    return slot;
  }

  /** Path below {@code recommend} of what is written for a slot. */
  static String path(String slot, String field) {
    return WrittenSets.SLOTS + "." + slot + "." + field;
  }

  /**
   * Says what this condition means.
   *
   * @throws InvalidInputException if a parameter is missing or out of range
   */
  abstract <Q> Q say(Fields parameters, SetLogic<Q> logic);
}
