/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.delivery.FeedbackEvent;
import io.foresight.core.delivery.FeedbackSink;
import io.foresight.core.store.StoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.PartialList;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.apache.unomi.api.services.ProfileService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes what recipients did into Unomi: as events through its rules, so that they are folded and
 * scored like any other, each once. Several people's reactions are taken in at a time, one person's
 * in their order.
 */
@Component(service = FeedbackSink.class)
public class Reactions implements FeedbackSink {
  /** Scope of the events, as Unomi keeps events apart by site. */
  static final String SCOPE = "foresight";

  private static final int THREADS = 4;

  /**
   * What a killed run took in already comes first in the batch. After so many new events in a row
   * the rest are taken for new without asking.
   */
  private static final int NEW_IN_A_ROW = 100;

  @Reference private EventService events;
  @Reference private ProfileService profiles;
  @Reference private PersistenceService persistence;

  @Override
  public int accept(List<FeedbackEvent> batch) {
    Map<String, List<FeedbackEvent>> byPerson = new LinkedHashMap<>();
    int missing = 0;
    for (FeedbackEvent e : batch) {
      boolean known =
          missing < NEW_IN_A_ROW
              && persistence.load(e.id(), new Date(e.time()), Event.class) != null;
      if (known) {
        missing = 0;
        continue;
      }
      missing++;
      String person = e.profileId() != null ? e.profileId() : "mail " + e.email();
      byPerson.computeIfAbsent(person, k -> new ArrayList<>()).add(e);
    }
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> taken = new ArrayList<>();
      byPerson.values().forEach(own -> taken.add(pool.submit(() -> takeIn(own))));
      int fresh = 0;
      for (Future<Integer> f : taken) {
        fresh += f.get();
      }
      return fresh;
    } catch (ExecutionException e) {
      throw new StoreException("Unomi could not take in reactions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while Unomi took in reactions", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private int takeIn(List<FeedbackEvent> own) {
    Profile profile = find(own.get(0));
    if (profile == null) {
      return 0;
    }
    boolean changed = false;
    for (FeedbackEvent e : own) {
      int changes = events.send(event(e, profile));
      if ((changes & EventService.ERROR) == EventService.ERROR) {
        throw new StoreException("Unomi could not take in a " + e.type() + " event", null);
      }
      changed |= (changes & EventService.PROFILE_UPDATED) == EventService.PROFILE_UPDATED;
    }
    if (changed) {
      profiles.save(profile);
    }
    return own.size();
  }

  private static Event event(FeedbackEvent e, Profile profile) {
    CustomItem mailing = new CustomItem();
    mailing.setItemId(String.valueOf(e.properties().get("mailingId")));
    mailing.setItemType("mailing");
    mailing.setScope(SCOPE);
    Date time = new Date(e.time());
    Event event = new Event(e.id(), e.type(), null, profile, SCOPE, null, mailing, time);
    e.properties().forEach(event::setProperty);
    event.setPersistent(true);
    return event;
  }

  private Profile find(FeedbackEvent e) {
    Profile byId = e.profileId() == null ? null : profiles.load(e.profileId());
    if (byId != null || e.email() == null) {
      return byId;
    }
    PartialList<Profile> byEmail =
        profiles.findProfilesByPropertyValue("properties.email", e.email(), 0, 1, null);
    List<Profile> found = byEmail == null ? Collections.emptyList() : byEmail.getList();
    return found == null || found.isEmpty() ? null : found.get(0);
  }
}
