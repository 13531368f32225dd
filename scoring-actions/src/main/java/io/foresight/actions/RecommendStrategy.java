/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Persona;
import org.apache.unomi.api.PersonalizationResult;
import org.apache.unomi.api.PersonalizationStrategy;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.Session;
import org.apache.unomi.api.services.PersonalizationService.PersonalizationRequest;
import org.apache.unomi.api.services.PersonalizationService.PersonalizedContent;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Ranks the contents of a context request for the person. A content is an item of the catalogue
 * under its own id, or under that in its property {@code item}. Those the slot must not show (taken
 * already, out of stock …) are left out; contents that are no items follow in the order given.
 * Strategy options: {@code slot} ({@code for-you}), {@code items} (in view), {@code cart}, {@code
 * fallback} (content to show if none is left). Whatever goes wrong, the contents come as given.
 */
@Component(
    service = PersonalizationStrategy.class,
    property = "personalizationStrategyId=foresight-recommend")
public final class RecommendStrategy implements PersonalizationStrategy {
  private final Failures failures = new Failures("Ranking contents");

  // Unomi answers a strategy it does not know with HTTP 500: be there before the services are.
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable LiveScoring scoring;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable RecommendationService recommendations;

  /** For the service runtime. */
  public RecommendStrategy() {}

  RecommendStrategy(LiveScoring scoring, RecommendationService recommendations) {
    this.scoring = scoring;
    this.recommendations = recommendations;
  }

  @Override
  public PersonalizationResult personalizeList(
      Profile profile, Session session, PersonalizationRequest request) {
    LiveScoring live = scoring;
    RecommendationService service = recommendations;
    try {
      if (live != null && service != null) {
        return new PersonalizationResult(ranked(profile, request, live, service));
      }
    } catch (Throwable failure) {
      failures.report(failure);
    }
    List<String> given = new ArrayList<>();
    contents(request).forEach(c -> given.add(c.getId()));
    return new PersonalizationResult(given);
  }

  private static List<PersonalizedContent> contents(PersonalizationRequest request) {
    return request.getContents() == null ? List.of() : request.getContents();
  }

  private static List<String> ranked(
      Profile profile,
      PersonalizationRequest request,
      LiveScoring live,
      RecommendationService service) {
    Map<String, Object> options =
        request.getStrategyOptions() == null ? Map.of() : request.getStrategyOptions();
    Map<String, String> items = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (PersonalizedContent c : contents(request)) {
      String item = item(c);
      if (service.item(item).isPresent()) {
        items.put(c.getId(), item);
      } else {
        others.add(c.getId());
      }
    }
    Map<String, Double> scores =
        known(profile, live)
            ? service.rank(
                slot(options),
                profile.getItemId(),
                live.latest(
                    profile.getItemId(),
                    ForesightContent.of(profile),
                    ForesightContent.properties(profile)),
                ForesightContent.properties(profile),
                context(options),
                items.values())
            : service.rank(
                slot(options), null, Map.of(), Map.of(), context(options), items.values());
    List<String> out = new ArrayList<>();
    items.entrySet().stream()
        .filter(e -> scores.containsKey(e.getValue()))
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, String> e) -> -scores.getOrDefault(e.getValue(), 0.0)))
        .forEach(e -> out.add(e.getKey()));
    out.addAll(others);
    Object fallback = options.get("fallback");
    if (out.isEmpty() && fallback != null) {
      out.add(fallback.toString());
    }
    return out;
  }

  private static boolean known(@Nullable Profile profile, LiveScoring live) {
    return profile != null
        && !(profile instanceof Persona)
        && !profile.isAnonymousProfile()
        && profile.getItemId() != null
        && live.consents(StoredForm.consents(profile.getConsents()));
  }

  private static String item(PersonalizedContent content) {
    Object given = content.getProperties() == null ? null : content.getProperties().get("item");
    return given == null ? content.getId() : given.toString();
  }

  private static String slot(Map<String, Object> options) {
    Object slot = options.get("slot");
    return slot == null ? "for-you" : slot.toString();
  }

  private static RecommendationContext context(Map<String, Object> options) {
    return RecommendationContext.none()
        .items(ids(options.get("items")))
        .cart(ids(options.get("cart")));
  }

  private static List<String> ids(@Nullable Object value) {
    List<String> out = new ArrayList<>();
    if (value instanceof Collection) {
      ((Collection<?>) value).forEach(v -> out.add(String.valueOf(v)));
    } else if (value != null) {
      out.add(value.toString());
    }
    return out;
  }
}
