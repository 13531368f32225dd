/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.OnlineRetail;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Month after month on the customers of two real shops, as the weekly training would. */
@Tag("slow")
class RealClustersTest {
  private static final Path DATA =
      Path.of(System.getProperty("foresight.data", "../../../shared/data"));
  private static final ClusterInsight INSIGHT = new ClusterInsight(new FeatureReader());

  /** What one shop's clusters were, month by month. */
  private static final class Months {
    final Map<String, Insight.Learned> learned = new LinkedHashMap<>();

    /** Of those who were in a cluster the month before, how many stayed in it. */
    final List<Double> kept = new ArrayList<>();

    List<Fields> clusters(String month) {
      Insight.Learned l = learned.get(month);
      return l == null ? List.of() : Fields.of("report", l.report()).objects("clusters");
    }

    List<List<String>> all(String what) {
      return learned.keySet().stream()
          .map(m -> clusters(m).stream().map(c -> c.string(what)).collect(Collectors.toList()))
          .collect(Collectors.toList());
    }
  }

  private static Months run(Map<String, List<MappedEvent>> shop, String... months) {
    Months out = new Months();
    Insight.@Nullable Learned before = null;
    Map<String, Object> ids = new HashMap<>();
    for (String month : months) {
      long now = Instant.parse(month + "T00:00:00Z").toEpochMilli();
      Insight.Collector all = INSIGHT.collector(now);
      Map<String, Subject> people = new LinkedHashMap<>();
      shop.forEach((id, events) -> people.put(id, subject(events, now)));
      people.values().forEach(all::add);
      Insight.Learned learned = INSIGHT.learn(all, before, now, Progress.NONE);
      int same = 0;
      int seen = 0;
      Map<String, Object> next = new HashMap<>();
      for (Map.Entry<String, Subject> p : people.entrySet()) {
        Object id = learned.say(p.getValue(), now).get("id");
        if (id != null) {
          Object was = ids.get(p.getKey());
          seen += was == null ? 0 : 1;
          same += id.equals(was) ? 1 : 0;
          next.put(p.getKey(), id);
        }
      }
      ids = next;
      if (before != null) {
        out.kept.add((double) same / seen);
      }
      out.learned.put(month, learned);
      before = INSIGHT.restore(learned.toMap());
    }
    return out;
  }

  private static Subject subject(List<MappedEvent> events, long now) {
    FeatureState state = new FeatureState();
    events.stream().filter(e -> e.time() < now).forEach(e -> state.fold(e, now));
    return new Subject(state, Map.of(), Map.of(), null);
  }

  @Test
  void customersOfAWholesaler_areToldApartAsAMarketerWould() {
    assumeTrue(Files.exists(DATA.resolve("online_retail_2009_2010.csv.gz")), "no data");
    Months m = run(OnlineRetail.load(DATA), "2011-08-01", "2011-09-01", "2011-10-01", "2011-11-01");
    assertThat(m.all("name"))
        .allSatisfy(
            names ->
                assertThat(names)
                    .containsExactly(
                        "lapsed occasional buyers", "active customers", "frequent big spenders"));
    assertThat(m.all("id")).allSatisfy(ids -> assertThat(ids).containsExactly("c1", "c2", "c3"));
    assertThat(m.kept).allSatisfy(share -> assertThat(share).isGreaterThan(0.88));
  }

  @Test
  void householdsOfAGrocer_keepTheirGroups() {
    Path file = DATA.resolve("completejourney_transactions_sample.csv.gz");
    assumeTrue(Files.exists(file), "no data");
    Months m =
        run(CompleteJourney.load(file), "2017-09-01", "2017-10-01", "2017-11-01", "2017-12-01");
    assertThat(m.all("name"))
        .allSatisfy(names -> assertThat(names).containsExactly("occasional buyers", "regulars"));
    assertThat(m.all("id")).allSatisfy(ids -> assertThat(ids).containsExactly("c1", "c2"));
    assertThat(m.kept).allSatisfy(share -> assertThat(share).isGreaterThan(0.93));
  }
}
