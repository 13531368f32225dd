/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveScoring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.unomi.api.Consent;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.PropertyMergeStrategyExecutor;
import org.apache.unomi.api.PropertyType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Merges feature states when Unomi merges profiles.
 *
 * <p>Unomi 2.1 has no event and no listener for a merge, and for system properties the surviving
 * profile simply wins, so that what the others did would be forgotten. But for each property that
 * one of the others has, it calls <em>all</em> {@link PropertyMergeStrategyExecutor} services that
 * match the filter of the property's merge strategy, with all profiles in hand, before it gets to
 * the system properties and before the survivor is saved. This service matches the filters of all
 * of Unomi's own strategies, does nothing to the property, and merges the states the first time it
 * is called. {@link LiveScoring#MERGED_FROM} remembers who was merged: for the calls with the other
 * properties, and because Unomi repeats a merge at every event while it keeps the merged profiles
 * (it does when the event's profile is itself the oldest).
 *
 * <p>Others that have no property at all are out of reach; Unomi gives every visitor a {@code
 * firstVisit}, so these can only be made by hand, and the next rebuild from history repairs them.
 */
@Component(
    service = PropertyMergeStrategyExecutor.class,
    property = {
      "propertyMergeStrategyExecutorId=defaultPropertyMergeStrategyExecutor",
      "propertyMergeStrategyExecutorId=nonEmptyPropertyMergeStrategyExecutor",
      "propertyMergeStrategyExecutorId=mostRecentPropertyMergeStrategyExecutor",
      "propertyMergeStrategyExecutorId=addPropertyMergeStrategyExecutor",
      "propertyMergeStrategyExecutorId=oldestPropertyMergeStrategyExecutor"
    })
public final class StateMerge implements PropertyMergeStrategyExecutor {
  private static final int REMEMBERED = 50;

  private final Failures failures = new Failures("Merging feature states");

  private @Nullable LiveScoring scoring;

  @Reference
  void setScoring(LiveScoring service) {
    scoring = service;
  }

  @Override
  public boolean mergeProperty(
      String propertyName,
      @Nullable PropertyType propertyType,
      List<Profile> profilesToMerge,
      Profile targetProfile) {
    try {
      return merge(profilesToMerge, targetProfile, Objects.requireNonNull(scoring));
    } catch (Throwable failure) {
      failures.report(failure);
      return false;
    }
  }

  private static boolean merge(List<Profile> others, Profile survivor, LiveScoring live) {
    Map<String, Object> present = latest(survivor, live);
    List<Object> mergedFrom = new ArrayList<>(list(present.get(LiveScoring.MERGED_FROM)));
    List<Profile> news = new ArrayList<>();
    for (Profile other : others) {
      if (!latest(other, live).isEmpty()
          && !mergedFrom.contains(other.getItemId())
          && !Objects.equals(other.getItemId(), survivor.getItemId())) {
        news.add(other);
        mergedFrom.add(other.getItemId());
      }
    }
    if (news.isEmpty() || !live.consents(StoredForm.consents(consents(news, survivor)))) {
      return false;
    }
    List<Map<String, Object>> states = new ArrayList<>();
    news.forEach(other -> states.add(latest(other, live)));
    Map<String, Object> merged =
        new HashMap<>(live.merge(present, properties(news, survivor), states).orElse(present));
    // Never fewer than this merge, or its next property would merge the forgotten ones again.
    int kept = Math.min(mergedFrom.size(), Math.max(REMEMBERED, news.size()));
    merged.put(
        LiveScoring.MERGED_FROM,
        new ArrayList<>(mergedFrom.subList(mergedFrom.size() - kept, mergedFrom.size())));
    ForesightContent.set(survivor, merged);
    return true;
  }

  private static Map<String, Object> latest(Profile profile, LiveScoring live) {
    return live.latest(
        profile.getItemId(), ForesightContent.of(profile), ForesightContent.properties(profile));
  }

  /** Unomi has not merged them all yet: near enough for the score until the next event. */
  private static Map<String, Object> properties(List<Profile> others, Profile survivor) {
    Map<String, Object> all = new HashMap<>();
    others.forEach(other -> all.putAll(ForesightContent.properties(other)));
    all.putAll(ForesightContent.properties(survivor));
    return all;
  }

  /** The newest word on each consent, as Unomi will decide a moment later. */
  private static Map<String, Consent> consents(List<Profile> others, Profile survivor) {
    Map<String, Consent> all = new HashMap<>();
    List<Profile> profiles = new ArrayList<>(others);
    profiles.add(survivor);
    for (Profile profile : profiles) {
      if (profile.getConsents() != null) {
        profile.getConsents().forEach((id, consent) -> all.merge(id, consent, StateMerge::newer));
      }
    }
    return all;
  }

  private static Consent newer(Consent a, Consent b) {
    boolean first =
        a.getStatusDate() != null
            && (b.getStatusDate() == null || a.getStatusDate().after(b.getStatusDate()));
    return first ? a : b;
  }

  private static Collection<?> list(@Nullable Object value) {
    return value instanceof Collection ? (Collection<?>) value : List.of();
  }
}
