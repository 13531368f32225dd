/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Persona;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.PersonalizationService.PersonalizationRequest;
import org.apache.unomi.api.services.PersonalizationService.PersonalizedContent;
import org.junit.jupiter.api.Test;

class RecommendStrategyTest {
  private final RecordedScoring scoring = new RecordedScoring();
  private final RecordedRecommendations recommendations = new RecordedRecommendations();
  private final RecommendStrategy strategy = new RecommendStrategy(scoring, recommendations);

  private static PersonalizationRequest request(
      Map<String, Object> options, Map<String, String> contents) {
    List<PersonalizedContent> list = new ArrayList<>();
    contents.forEach(
        (id, item) -> {
          PersonalizedContent c = new PersonalizedContent();
          c.setId(id);
          if (!item.isEmpty()) {
            c.setProperties(new HashMap<>(Map.of("item", item)));
          }
          list.add(c);
        });
    list.sort((a, b) -> a.getId().compareTo(b.getId()));
    PersonalizationRequest r = new PersonalizationRequest();
    r.setContents(list);
    r.setStrategyOptions(options);
    return r;
  }

  private List<String> ask(Profile who, PersonalizationRequest request) {
    return strategy.personalizeList(who, null, request).getContentIds();
  }

  @Test
  void contents_comeByScore_thoseNotToShowAreLeftOut_andOthersFollow() {
    recommendations.items.addAll(List.of("a", "b", "sku", "sold"));
    recommendations.scores.putAll(Map.of("a", 0.2, "b", 0.5, "sku", 0.9));
    Map<String, String> contents =
        Map.of("a", "", "b", "", "teaser-c", "sku", "x-teaser", "", "y", "sold");

    assertThat(ask(profile("p", Map.of()), request(Map.of(), contents)))
        .containsExactly("teaser-c", "b", "a", "x-teaser");
    assertThat(recommendations.askedFor).containsExactly("p");
  }

  @Test
  void personasAndThoseWithoutConsent_areNobodyInParticular() {
    recommendations.items.add("a");
    recommendations.scores.put("a", 1.0);
    ask(new Persona("persona"), request(Map.of(), Map.of("a", "")));
    scoring.consent = false;
    ask(profile("p", Map.of()), request(Map.of(), Map.of("a", "")));

    assertThat(recommendations.askedFor).containsExactly(null, null);
  }

  @Test
  void nothingLeft_showsTheFallback() {
    recommendations.items.add("a");

    assertThat(ask(profile("p", Map.of()), request(Map.of("fallback", "f"), Map.of("a", ""))))
        .containsExactly("f");
    assertThat(ask(profile("p", Map.of()), request(null, Map.of()))).isEmpty();
  }

  @Test
  void whateverGoesWrong_contentsComeAsGiven() {
    recommendations.items.add("b");
    PersonalizationRequest bad =
        request(Map.of("slot", "no-such"), Map.of("a", "", "b", "", "c", ""));

    assertThat(ask(profile("p", Map.of()), bad)).containsExactly("a", "b", "c");
    assertThat(new RecommendStrategy().personalizeList(null, null, bad).getContentIds())
        .as("before the services are there")
        .containsExactly("a", "b", "c");
  }
}
