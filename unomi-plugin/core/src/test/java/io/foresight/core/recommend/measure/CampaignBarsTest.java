/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.recommend.PublicData;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.Candidates;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerOptions;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.rank.TopK;
import io.foresight.core.recommend.serve.RecommendTrainer;
import io.foresight.core.recommend.slot.Task;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Campaigns of Complete Journey from August 2017 on, each with a model of what was bought before
 * its batch began: which of a campaign's products a household that was sent it buys while it runs,
 * and which of its coupons it redeems. Personalised against popular, on the same households. A
 * coupon is worth what the best of its products is worth.
 */
@Tag("slow")
class CampaignBarsTest {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignBarsTest.class);
  private static final InteractionWeights W = InteractionWeights.DEFAULT;

  /** Batches of campaigns: models know what was before the first day of each. */
  private static final List<String> BATCHES = List.of("2017-08-08", "2017-10-30", "2018-01-01");

  private final Paired products = new Paired();
  private final Paired productHits = new Paired();
  private final Paired coupons = new Paired();
  private final Paired couponHits = new Paired();

  @Test
  void laterCampaigns_personalisedBeatsPopular_onProductsAndCoupons() {
    Interactions all = Campaigns.transactions();
    Campaigns campaigns = new Campaigns();
    for (int b = 0; b + 1 < BATCHES.size(); b++) {
      Interactions past = all.until(PublicData.time(BATCHES.get(b)) - 1000);
      RecommendTrainer.Trained t =
          new RecommendTrainer(
                  Campaigns.products(), RankerOptions.DEFAULT, null, null, new Parallel(2))
              .train(past, "v");
      Blend blend = t.report(Task.PERSON).blend();
      LOG.warn("before {}: {}", BATCHES.get(b), t.report(Task.PERSON).toMap());
      Lists ours = new Lists(t.model().rankers(), blend, past);
      Lists popular = new Lists(t.model().rankers(), Blend.alone(RankerSet.POPULAR), past);
      for (Campaigns.Campaign c : campaigns.between(BATCHES.get(b), BATCHES.get(b + 1))) {
        judge(c, past, all, ours, popular);
      }
    }
    LOG.warn("products NDCG@10 {}", products);
    LOG.warn("products HR@10 {}", productHits);
    LOG.warn("coupons NDCG@10 {}", coupons);
    LOG.warn("coupons HR@10 {}", couponHits);
    assertThat(products.people()).isGreaterThan(1000);
    assertThat(coupons.people()).isGreaterThan(200);
    assertThat(products.gain()).isGreaterThan(products.half());
    assertThat(coupons.gain()).isGreaterThan(coupons.half());
  }

  private void judge(
      Campaigns.Campaign c, Interactions past, Interactions all, Lists ours, Lists popular) {
    BitSet known = new BitSet();
    for (int at = 0; at < past.size(); at++) {
      known.set(past.item(at));
    }
    BitSet offered = new BitSet();
    for (String p : c.products()) {
      int i = past.items().of(p);
      if (i >= 0 && known.get(i)) {
        offered.set(i);
      }
    }
    for (String household : c.households) {
      int p = past.persons().of(household);
      if (p < 0 || past.start(p) == past.start(p + 1)) {
        continue;
      }
      Query query = Query.of(History.of(past, p, W));
      Set<Integer> bought = new TreeSet<>();
      for (int at = all.start(p); at < all.start(p + 1); at++) {
        long time = all.second(at) * 1000L;
        if (all.kind(at) == InteractionKind.ORDER
            && time >= c.start
            && time <= c.end
            && offered.get(all.item(at))) {
          bought.add(all.item(at));
        }
      }
      Set<String> redeemed = c.redeemed.getOrDefault(household, Set.of());
      if (!bought.isEmpty() || !redeemed.isEmpty()) {
        int[] a = ours.products(query, offered);
        int[] b = popular.products(query, offered);
        if (!bought.isEmpty()) {
          add(household, a, b, bought, products, productHits);
        }
        if (!redeemed.isEmpty()) {
          List<String> names = new ArrayList<>(c.coupons.keySet());
          Set<Integer> taken = new TreeSet<>();
          redeemed.forEach(r -> taken.add(names.indexOf(r)));
          add(
              household,
              coupons(c, names, a, past),
              coupons(c, names, b, past),
              taken,
              coupons,
              couponHits);
        }
      }
    }
  }

  private static void add(
      String household, int[] a, int[] b, Set<Integer> taken, Paired ndcg, Paired hits) {
    RankingMetrics ours = new RankingMetrics(10, 0);
    RankingMetrics theirs = new RankingMetrics(10, 0);
    ndcg.add(household, ours.add(a, taken), theirs.add(b, taken));
    hits.add(household, ours.hitRate(), theirs.hitRate());
  }

  /** A campaign's coupons in the order of the best product of each. */
  private static int[] coupons(
      Campaigns.Campaign c, List<String> names, int[] products, Interactions past) {
    List<Integer> out = new ArrayList<>();
    for (int i : products) {
      String product = past.items().id(i);
      for (int n = 0; n < names.size() && out.size() < 10; n++) {
        if (!out.contains(n) && c.coupons.getOrDefault(names.get(n), Set.of()).contains(product)) {
          out.add(n);
        }
      }
      if (out.size() == 10) {
        break;
      }
    }
    return out.stream().mapToInt(n -> n).toArray();
  }

  /** What a blend puts first of what is offered. */
  private static final class Lists {
    private static final int DEPTH = 500;

    private final List<Ranker> rankers = new ArrayList<>();
    private final Blend blend;
    private final Candidates candidates;

    Lists(List<Ranker> all, Blend blend, Interactions past) {
      this.blend = blend;
      for (String name : blend.rankers()) {
        all.stream().filter(r -> r.name().equals(name)).forEach(rankers::add);
      }
      candidates = new Candidates(rankers, past.items().size(), DEPTH);
    }

    int[] products(Query query, BitSet offered) {
      candidates.gather(query, offered::get);
      TopK top = new TopK(DEPTH);
      for (int k = 0; k < candidates.size(); k++) {
        int i = candidates.item(k);
        double score = 0;
        for (int r = 0; r < rankers.size(); r++) {
          score += blend.part(r, candidates.score(r, i));
        }
        top.offer(i, (float) score);
      }
      return top.drain();
    }
  }
}
