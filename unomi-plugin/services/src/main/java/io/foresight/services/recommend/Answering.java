/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.model.ModelFormatException;
import io.foresight.core.recommend.CatalogueIndex;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.rank.Content;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.NeighbourRanker;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.serve.FallbackCounts;
import io.foresight.core.recommend.serve.RecommendModel;
import io.foresight.core.recommend.serve.Recommender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What answers at this moment. A new model, or items that came since, are made ready aside and then
 * put in place, so that nobody waits. As long as nothing was learned, what the catalogue alone
 * tells is answered: alike items, new ones, cheaper ones.
 */
final class Answering {
  static final String UNTRAINED = "untrained";

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final int ALIKE = 100;

  private final ModelShelf shelf;
  private final Catalogue catalogue;
  private final LongSupplier nanos;
  private final long patience;
  private final Parallel one = new Parallel(1);
  private final FallbackCounts counts = new FallbackCounts();
  private volatile Ready ready;
  private volatile String problem = "";
  private String refused = "";

  private static final class Ready {
    final Recommender recommender;
    final int items;
    final long since;

    Ready(Recommender recommender, int items, long since) {
      this.recommender = recommender;
      this.items = items;
      this.since = since;
    }
  }

  /**
   * @param nanos as {@link System#nanoTime()}
   * @param patience nanoseconds between taking new items in
   */
  Answering(ModelShelf shelf, Catalogue catalogue, LongSupplier nanos, long patience) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.nanos = nanos;
    this.patience = patience;
  }

  /** What answers; empty as long as there is neither a model nor an item. */
  Optional<Recommender> recommender() {
    Ready r = ready;
    return r == null ? Optional.empty() : Optional.of(r.recommender);
  }

  /** How often slots were filled by their sources, by the fallback, and not at all. */
  Map<String, Object> counts() {
    return counts.toMap();
  }

  /** Version of the model in use; empty when none is. */
  String version() {
    Ready r = ready;
    return r == null ? "" : r.recommender.model().version();
  }

  /** Why the live model is not in use; empty when it is. */
  String problem() {
    return problem;
  }

  /** Takes a new model or new items into use. */
  synchronized void follow() {
    String live = shelf.live();
    Ready now = ready;
    boolean learned = !live.isEmpty() && !live.equals(version()) && !live.equals(refused);
    if (learned && load(live)) {
      return;
    }
    int size = catalogue.index().size();
    boolean late = now == null || nanos.getAsLong() - now.since >= patience;
    if (now == null ? size > 0 : late && size > now.items) {
      boolean untrained = now == null || now.recommender.model().version().equals(UNTRAINED);
      RecommendModel model = untrained ? untrained() : now.recommender.model();
      use(model, catalogue.index());
    }
  }

  private boolean load(String live) {
    try {
      Optional<RecommendModel> model = shelf.load();
      if (model.isPresent()) {
        use(model.get(), catalogue.renewed());
        problem = "";
        refused = "";
        LOG.info("Recommendations are answered by {}", live);
        return true;
      }
    } catch (ModelFormatException e) {
      refused = live;
      problem = live + " is not used: " + e.getMessage() + "; learn recommendations again";
      LOG.error("Recommendations: {}", problem);
    }
    return false;
  }

  private void use(RecommendModel model, CatalogueIndex index) {
    int items = index.size();
    Recommender made = new Recommender(model, index, counts, one);
    ready = new Ready(made, items, nanos.getAsLong());
    catalogue.only(index);
  }

  private RecommendModel untrained() {
    CatalogueIndex index = catalogue.index();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < index.size(); i++) {
      all.add(index.id(i));
    }
    Ids ids = Ids.of(all);
    return new RecommendModel(
        UNTRAINED,
        0,
        InteractionWeights.DEFAULT,
        ids,
        List.of(
            new NeighbourRanker(
                RankerSet.CONTENT,
                Content.fit(ids.size(), ids::id, index, ALIKE, one),
                Evidence.Kind.SIMILAR_ITEM,
                0)),
        Map.of(),
        Map.of());
  }
}
