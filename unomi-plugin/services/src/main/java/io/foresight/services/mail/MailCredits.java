/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.store.DocumentStore;
import io.foresight.services.api.RecommendationService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Credits what recipients do to the sets in their mails: what a mail showed when it was sent, and
 * which item a click was about, wherever the click is told of. Works aside, because events must not
 * wait for the store.
 */
@Component(service = MailCredits.class)
public class MailCredits {
  private static final Logger LOG = LoggerFactory.getLogger(MailCredits.class);
  private static final int WAITING = 10_000;
  private static final long BLOCKS_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,2})");

  @Reference private DocumentStore store;
  @Reference private RecommendationService recommendations;

  private final AtomicLong lost = new AtomicLong();
  private ThreadPoolExecutor worker;
  private volatile Set<String> parameters = Set.of();
  private volatile long parametersRead = System.nanoTime() - 2 * BLOCKS_NANOS;

  /** For Declarative Services. */
  public MailCredits() {}

  MailCredits(DocumentStore store, RecommendationService recommendations) {
    this.store = store;
    this.recommendations = recommendations;
  }

  @Activate
  void activate() {
    worker =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            r -> {
              Thread t = new Thread(r, "foresight-credit");
              t.setDaemon(true);
              return t;
            });
  }

  @Deactivate
  void deactivate() {
    worker.shutdownNow();
  }

  /** A mail was sent that shows these fields of the contact. */
  public void sent(String profile, Collection<String> fields, long at) {
    if (fields.stream().anyMatch(f -> f.startsWith(MailBlock.PREFIX))) {
      aside(() -> noteSent(profile, new HashSet<>(fields), at));
    }
  }

  /**
   * Somebody came by a link.
   *
   * @param url where he came to
   * @param machine known not to be human
   */
  public void clicked(String url, boolean machine, long at) {
    if (machine || !ours(url)) {
      return;
    }
    aside(() -> noteClick(url, at));
  }

  void noteSent(String profile, Set<String> fields, long at) {
    Map<String, MailedSets.Held> held = new MailedSets(store).of(List.of(profile));
    List<MailedSet> seen = new ArrayList<>();
    for (MailBlock b : new MailBlocks(store).all()) {
      MailedSet set = held.get(profile).asOf(b.slot(), at);
      if (set != null && b.fields().stream().anyMatch(f -> fields.contains(f.key()))) {
        seen.add(set);
      }
    }
    mailed(store, recommendations, profile, seen, at);
  }

  /** Notes that a mail with these sets went out. */
  static void mailed(
      DocumentStore store,
      RecommendationService recommendations,
      String profile,
      Collection<MailedSet> seen,
      long at) {
    MailedSets sets = new MailedSets(store);
    Map<String, MailedSets.Held> held = sets.of(List.of(profile));
    for (MailedSet s : seen) {
      if (!s.shown.isEmpty()) {
        recommendations.shown(s.toSet(), profile, "mail", at);
        held.get(profile).replace(s.mailedAt(at));
      }
    }
    sets.save(held);
  }

  void noteClick(String url, long at) {
    for (String place : new LinkParameters(url).of(parameters())) {
      Matcher m = PLACE.matcher(place);
      if (!m.matches()) {
        continue;
      }
      MailedSets sets = new MailedSets(store);
      String owner = sets.owner(m.group(1));
      MailedSet set = owner == null ? null : sets.of(List.of(owner)).get(owner).byId(m.group(1));
      String item = set == null ? null : set.at(Integer.parseInt(m.group(2)));
      if (item != null) {
        recommendations.clicked(set.id, item, owner, at);
        return;
      }
    }
  }

  /** Whether it may be a link of a block, as far as can be said without asking the store. */
  private boolean ours(String url) {
    boolean old = System.nanoTime() - parametersRead > BLOCKS_NANOS;
    return url.indexOf('.') >= 0
        && (old && url.indexOf('=') > 0
            || parameters.stream().anyMatch(p -> url.contains(p + "=")));
  }

  private Set<String> parameters() {
    if (System.nanoTime() - parametersRead > BLOCKS_NANOS) {
      Set<String> now = new HashSet<>();
      for (MailBlock b : new MailBlocks(store).all()) {
        now.add(b.linkParameter());
      }
      parameters = now;
      parametersRead = System.nanoTime();
    }
    return parameters;
  }

  private void aside(Runnable work) {
    try {
      worker.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.warn("A click or a mail was not credited: {}", e.toString());
            }
          });
    } catch (RejectedExecutionException e) {
      if (lost.incrementAndGet() % 1_000 == 1) {
        LOG.warn("{} clicks or mails were not credited: too many at a time", lost);
      }
    }
  }

  /** For tests: waits until everything so far is noted. */
  void settle() {
    while (!worker.getQueue().isEmpty() || worker.getActiveCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
