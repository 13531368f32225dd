/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SegmentRequestTest {
  private final SegmentRequest.Known known =
      new SegmentRequest.Known() {
        @Override
        public List<String> stages() {
          return List.of("loyal", "at_risk");
        }

        @Override
        public Map<String, String> clusters() {
          return Map.of("c2", "many orders");
        }

        @Override
        public List<String> personas() {
          return List.of("many clicks, few opens");
        }

        @Override
        public List<String> goals() {
          return List.of("purchase-30d");
        }
      };

  private SegmentRequest one(Map<String, Object> request) {
    return new SegmentRequest(request, known);
  }

  @Test
  void severalThings_areAllAsked_andNameTheSegment() {
    SegmentRequest r = one(Map.of("stage", "at_risk", "highValue", true));
    assertThat(r.id()).isEqualTo("stage-at-risk-high-value");
    assertThat(r.name()).isEqualTo("At risk, high value");
    assertThat(r.condition().toString())
        .isEqualTo(
            "{type=booleanCondition, parameterValues={operator=and, subConditions=["
                + "{type=foresightLifecycleStageCondition, parameterValues={stages=[at_risk]}}, "
                + "{type=foresightHighValueCondition, parameterValues={}}]}}");
  }

  @Test
  void oneThing_isItsOwnCondition() {
    assertThat(one(Map.of("cluster", List.of("c2"))).condition())
        .containsEntry("type", "foresightClusterCondition")
        .containsEntry("parameterValues", Map.of("clusters", List.of("c2")));
    assertThat(one(Map.of("cluster", "c2")).name()).isEqualTo("Many orders");
    assertThat(one(Map.of("persona", "many clicks, few opens")).id())
        .isEqualTo("persona-many-clicks-few-opens");
    assertThat(one(Map.of("highValue", false)).condition().toString())
        .contains("value.highValue")
        .contains("propertyValue=false");
    assertThat(one(Map.of("valueAtLeast", 500)).condition().toString()).contains("{atLeast=500}");
    assertThat(one(Map.of("leadPoints", 60)).condition().toString())
        .contains("systemProperties.foresight.lead.points")
        .contains("propertyValueInteger=60");
    assertThat(one(Map.of("goal", "purchase-30d")).id()).isEqualTo("purchase-30d-high-very-high");
  }

  @Test
  void theSameRequest_givesTheSameSegment_andNamesCanBeGiven() {
    Map<String, Object> request = Map.of("stage", List.of("loyal", "at_risk"));
    assertThat(one(request).id()).isEqualTo(one(request).id()).isEqualTo("stage-loyal-at-risk");
    SegmentRequest named = one(Map.of("stage", "loyal", "id", "friends", "name", "Friends"));
    assertThat(named.id()).isEqualTo("friends");
    assertThat(named.name()).isEqualTo("Friends");
  }

  @Test
  void each_makesOneForEveryValue() {
    List<SegmentRequest> all =
        SegmentRequest.all(Map.of("each", "stage", "highValue", true), known);
    assertThat(all)
        .extracting(SegmentRequest::id)
        .containsExactly("stage-loyal-high-value", "stage-at-risk-high-value");
    assertThat(SegmentRequest.all(Map.of("each", "persona"), known)).hasSize(1);
    assertThat(SegmentRequest.all(Map.of("stage", "loyal"), known)).hasSize(1);
  }

  @Test
  void mistakes_areRefusedByField() {
    refused(Map.of(), "stage");
    refused(Map.of("stage", "happy"), "stage");
    refused(Map.of("stage", List.of()), "stage");
    refused(Map.of("cluster", "c9"), "cluster");
    refused(Map.of("highValue", "yes"), "highValue");
    refused(Map.of("bands", List.of("high")), "goal");
    refused(Map.of("goal", "purchase-30d", "bands", List.of("top")), "bands");
    refused(Map.of("each", "colour"), "each");
    refused(Map.of("each", "stage", "stage", "loyal"), "stage");
    refused(Map.of("each", "stage", "id", "a"), "id");
    refused(Map.of("colour", "red"), "colour");
  }

  private void refused(Map<String, Object> request, String field) {
    assertThatThrownBy(() -> SegmentRequest.all(request, known))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void whatWasNotLearnedYet_isNotAskedForUnlessWanted() {
    SegmentRequest.Known nothing =
        new SegmentRequest.Known() {
          @Override
          public List<String> stages() {
            throw new NoSuchElementException("nothing was learned for lifecycle yet");
          }

          @Override
          public Map<String, String> clusters() {
            throw new NoSuchElementException("nothing was learned for cluster yet");
          }

          @Override
          public List<String> personas() {
            throw new NoSuchElementException("nothing was learned for cluster yet");
          }

          @Override
          public List<String> goals() {
            return List.of();
          }
        };
    assertThat(new SegmentRequest(Map.of("highValue", true), nothing).id()).isEqualTo("high-value");
    assertThatThrownBy(() -> new SegmentRequest(Map.of("stage", "loyal"), nothing))
        .isInstanceOf(NoSuchElementException.class);
  }
}
