/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.input.Fields;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of every profile with any event its cluster ({@code id}, {@code name}), its RFM cell ({@code
 * rfm}, e.g. {@code 5-4-5}, and {@code rfmSegment}; {@code 0-0-0} and {@code no_order} without an
 * order) and its {@code persona} by how it engages. Needs no events, only the feature state. Given
 * the run before, clusters that are still there keep their ids.
 */
public final class ClusterInsight implements Insight {
  /** Key below {@code systemProperties.foresight}. */
  public static final String ID = "cluster";

  private static final String NOBODY = "none";

  /** A share that changed by more, or a centre that moved by more, is worth a warning. */
  private static final double DRIFT_SHARE = 0.1;

  private static final double DRIFT_MOVE = 0.35;

  private final FeatureReader reader;
  private final ClusterView view;
  private final List<String> behaviour = ClusterColumns.behaviour().names();
  private final List<String> engagement = ClusterColumns.engagement().names();

  /**
   * @param reader of features; only those of events are used
   */
  public ClusterInsight(FeatureReader reader) {
    this.reader = reader;
    view = new ClusterView(reader.schema());
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Collector collector(long now) {
    return new ClusterCollector(reader, view, now);
  }

  @Override
  public Learned learn(Collector all, long now, Progress progress) {
    return learn(all, null, now, progress);
  }

  @Override
  public Learned learn(Collector all, @Nullable Learned previous, long now, Progress progress) {
    ClusterCollector c = (ClusterCollector) all;
    Groups before = previous instanceof Groups ? (Groups) previous : null;
    ClusterLearner.Result clusters =
        learner(ClusterColumns.behaviour(), "c")
            .learn(c.behaviour.rows(), before == null ? null : before.clusters, progress);
    ClusterLearner.Result personas =
        learner(ClusterColumns.engagement(), "p")
            .learn(c.engagement.rows(), before == null ? null : before.personas, progress);
    Map<String, Object> quality = new LinkedHashMap<>();
    quality.put("profiles", c.behaviour.seen());
    quality.put("sample", c.behaviour.rows().length);
    quality.put("customers", c.rfm.customers());
    quality.put("agreement", texts(clusters.agreement));
    quality.put("apart", clusters.apart);
    quality.put("personaAgreement", texts(personas.agreement));
    quality.put("personasApart", personas.apart);
    return new Groups(clusters.clustering, personas.clustering, c.rfm, quality);
  }

  private ClusterLearner learner(ClusterColumns columns, String prefix) {
    return new ClusterLearner(columns.names(), reader::theme, prefix, columns);
  }

  private static Map<String, Object> texts(Map<Integer, Double> agreement) {
    Map<String, Object> out = new LinkedHashMap<>();
    agreement.forEach((k, v) -> out.put(String.valueOf(k), Math.rint(1000 * v) / 1000));
    return out;
  }

  @Override
  public Learned restore(Map<String, Object> json) {
    Fields in = Fields.of(ID, json);
    return new Groups(
        Clustering.of(in.object("clusters"), behaviour),
        Clustering.of(in.object("personas"), engagement),
        RfmCells.of(in.object("rfm").asMap()),
        in.object("quality").asMap());
  }

  private final class Groups implements Learned {
    private final Clustering clusters;
    private final Clustering personas;
    private final RfmCells rfm;
    private final Map<String, Object> quality;

    Groups(Clustering clusters, Clustering personas, RfmCells rfm, Map<String, Object> quality) {
      this.clusters = clusters;
      this.personas = personas;
      this.rfm = rfm;
      this.quality = quality;
    }

    @Override
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("clusters", clusters.toMap());
      map.put("personas", personas.toMap());
      map.put("rfm", rfm.toMap());
      map.put("quality", quality);
      return map;
    }

    @Override
    public Map<String, Object> report() {
      List<String> warnings = new ArrayList<>();
      Map<String, Object> map = new LinkedHashMap<>(quality);
      map.put("clusters", told(clusters, warnings));
      map.put("personas", told(personas, warnings));
      if (clusters.clusters().isEmpty()) {
        warnings.add("clusters need " + ClusterLearner.LEAST + " profiles with events");
      } else if (clusters.clusters().size() == 1) {
        warnings.add("no grouping came out the same twice: everybody is one cluster");
      } else if (Boolean.FALSE.equals(quality.get("apart"))) {
        warnings.add("profiles shade into one another: the clusters are cuts, if lasting ones");
      }
      map.put("warnings", warnings);
      return map;
    }

    private List<Object> told(Clustering c, List<String> warnings) {
      List<Object> out = new ArrayList<>();
      for (Clustering.Cluster g : c.clusters()) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", g.id);
        m.put("name", g.name);
        m.put("traits", g.traits);
        m.put("share", g.share);
        m.put("new", Double.isNaN(g.moved));
        if (!Double.isNaN(g.moved)) {
          m.put("shareBefore", g.shareBefore);
          m.put("moved", g.moved);
          if (Math.abs(g.share - g.shareBefore) > DRIFT_SHARE || g.moved > DRIFT_MOVE) {
            warnings.add("cluster " + g.id + " (" + g.name + ") is not what it was");
          }
        }
        Map<String, Object> centre = new LinkedHashMap<>();
        for (int j = 0; j < c.columns().size(); j++) {
          centre.put(c.columns().get(j), Math.rint(1000 * g.centre[j]) / 1000);
        }
        m.put("centre", centre);
        out.add(m);
      }
      return out;
    }

    @Override
    public Map<String, Object> say(Subject subject, long now) {
      if (subject.state().events() == 0) {
        return Map.of();
      }
      Row row = reader.newRow();
      reader.read(subject.state(), subject.properties(), now, row);
      Clustering.Cluster cluster = clusters.of(view.behaviour(row));
      Clustering.Cluster persona = personas.of(view.engagement(row));
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("id", cluster == null ? NOBODY : cluster.id);
      out.put("name", cluster == null ? NOBODY : cluster.name);
      if (view.isCustomer(row)) {
        int[] m = rfm.marks(view.daysSinceOrder(row), view.orderDays(row), view.amount(row));
        out.put("rfm", m[0] + "-" + m[1] + "-" + m[2]);
        out.put("rfmSegment", RfmCells.segment(m));
      } else {
        out.put("rfm", "0-0-0");
        out.put("rfmSegment", "no_order");
      }
      out.put("personaId", persona == null ? NOBODY : persona.id);
      out.put("persona", persona == null ? NOBODY : persona.name);
      return out;
    }
  }
}
