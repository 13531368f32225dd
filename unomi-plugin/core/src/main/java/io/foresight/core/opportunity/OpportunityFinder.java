/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.opportunity;

import io.foresight.core.evaluate.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds topics that high-value customers engage with or ask about and that the catalogue serves
 * badly. A topic is served badly if fewer of those who care for it buy in it than usual, by more
 * than chance explains: the upper limit of the topic's rate (Wilson 1927) is below the rate over
 * all topics. With no item to buy that rate is 0, so that gaps in the catalogue come first. Counts
 * people, not events: one who views a topic a thousand times counts once. Topics are compared as
 * they are written. The result does not depend on the order of people, and parts can be merged. Not
 * thread-safe.
 */
public final class OpportunityFinder {
  private static final class Tally {
    long engaged;
    long bought;
    long asked;
    long engagedOthers;
  }

  private final Map<String, Tally> topics = new HashMap<>();
  private long best;
  private long others;

  /**
   * Takes one person.
   *
   * @param highValue whether it is one of the customers worth most
   * @param engaged topics viewed, searched or read
   * @param bought topics something was bought in
   * @param asked topics support was asked about; asking is engaging too
   */
  public void add(boolean highValue, Set<String> engaged, Set<String> bought, Set<String> asked) {
    best += highValue ? 1 : 0;
    others += highValue ? 0 : 1;
    Set<String> all = new HashSet<>(engaged);
    all.addAll(asked);
    for (String topic : all) {
      Tally t = topics.computeIfAbsent(topic, k -> new Tally());
      if (highValue) {
        t.engaged++;
        t.bought += bought.contains(topic) ? 1 : 0;
        t.asked += asked.contains(topic) ? 1 : 0;
      } else {
        t.engagedOthers++;
      }
    }
  }

  /** Adds the people of another finder. */
  public void merge(OpportunityFinder other) {
    best += other.best;
    others += other.others;
    other.topics.forEach(
        (topic, o) -> {
          Tally t = topics.computeIfAbsent(topic, k -> new Tally());
          t.engaged += o.engaged;
          t.bought += o.bought;
          t.asked += o.asked;
          t.engagedOthers += o.engagedOthers;
        });
  }

  /**
   * The opportunities, best first; ties by name.
   *
   * @param itemsByTopic available items of each topic; topics that are not there have none
   * @param atLeast fewest engaged high-value customers of a topic, at least 1
   * @param most so many at most
   */
  public List<Opportunity> find(Map<String, Long> itemsByTopic, int atLeast, int most) {
    long engaged = 0;
    long bought = 0;
    for (Tally t : topics.values()) {
      engaged += t.engaged;
      bought += t.bought;
    }
    double usual = engaged == 0 ? 0 : (double) bought / engaged;
    List<Opportunity> found = new ArrayList<>();
    topics.forEach(
        (topic, t) -> {
          if (t.engaged >= Math.max(1, atLeast)) {
            double upper = Wilson.of(t.bought, t.engaged).high();
            double missing = t.engaged * (usual - upper);
            if (missing > 0) {
              long items = itemsByTopic.getOrDefault(topic, 0L);
              found.add(
                  new Opportunity(
                      topic, t.engaged, t.bought, t.asked, items, usual, missing, lift(t)));
            }
          }
        });
    found.sort(
        Comparator.comparingDouble(Opportunity::missing)
            .reversed()
            .thenComparing(Opportunity::topic));
    return new ArrayList<>(found.subList(0, Math.min(Math.max(0, most), found.size())));
  }

  /** Half a person is added to each count, so that a topic of none of the others has a lift. */
  private double lift(Tally t) {
    return ((t.engaged + 0.5) / (best + 1)) / ((t.engagedOthers + 0.5) / (others + 1));
  }
}
