/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.insight;

import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of all insights: gathers everybody part by part, side by side, then learns. */
public final class InsightRun {
  private static final Logger LOG = LoggerFactory.getLogger(InsightRun.class);

  private final List<Insight> insights;
  private final long now;
  private final Map<Integer, List<Insight.Collector>> parts = new ConcurrentHashMap<>();
  private final TreeMap<Integer, List<Insight.Collector>> complete = new TreeMap<>();
  private final List<Insight.Collector> all;

  /** Parts below are in {@link #all}: merged in their order, or sums would differ by rounding. */
  private int merged;

  /**
   * @param now the product's now, ms since 1970
   */
  public InsightRun(List<Insight> insights, long now) {
    this.insights = new ArrayList<>(insights);
    this.now = now;
    this.all = collectors();
  }

  /** Takes a profile in; calls for one part must not overlap, different parts may. */
  public void add(int part, Subject subject) {
    List<Insight.Collector> collectors = parts.computeIfAbsent(part, p -> collectors());
    for (Insight.Collector c : collectors) {
      c.add(subject);
    }
  }

  /**
   * Says that all profiles of a part were taken in, so that what it holds can be merged with what
   * the parts before it held: a few parts are in memory at a time, not all. Parts of which this is
   * never said are merged in the end.
   */
  public void done(int part) {
    List<Insight.Collector> collectors = parts.remove(part);
    synchronized (all) {
      complete.put(part, collectors == null ? new ArrayList<>() : collectors);
      while (!complete.isEmpty() && complete.firstKey() == merged) {
        merge(complete.remove(merged));
        merged++;
      }
    }
  }

  private void merge(List<Insight.Collector> part) {
    for (int i = 0; i < part.size(); i++) {
      all.get(i).merge(part.get(i));
    }
  }

  private List<Insight.Collector> collectors() {
    List<Insight.Collector> out = new ArrayList<>();
    insights.forEach(i -> out.add(i.collector(now)));
    return out;
  }

  /**
   * Learns from all that was gathered. An insight that fails is left out, so that one never costs
   * the others.
   *
   * @param previous insight id to what was learned before
   * @return insight id to what was learned now
   */
  public Map<String, Insight.Learned> learn(
      Map<String, Insight.Learned> previous, Progress progress) {
    Map<String, Insight.Learned> out = new LinkedHashMap<>();
    synchronized (all) {
      complete.putAll(parts);
      parts.clear();
      complete.values().forEach(this::merge);
      complete.clear();
    }
    for (int i = 0; i < insights.size(); i++) {
      Insight insight = insights.get(i);
      progress.report("learning " + insight.id(), i, insights.size());
      Insight.@Nullable Learned before = previous.get(insight.id());
      try {
        out.put(insight.id(), insight.learn(all.get(i), before, now, progress));
      } catch (CancelledException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("Nothing was learned for {}; what was known stays", insight.id(), e);
      }
    }
    return out;
  }
}
