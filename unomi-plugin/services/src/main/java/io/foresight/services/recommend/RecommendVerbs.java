/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.services.RecommendOperations;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.engine.Engine;
import io.foresight.services.engine.Maps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link RecommendOperations}. */
@Component(immediate = true, service = RecommendOperations.class)
public class RecommendVerbs implements RecommendOperations {
  private static final int MOST = 5_000;

  @Reference private Recommendations room;
  @Reference private Engine engine;
  @Reference private LiveScoring scoring;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  @Override
  public Map<String, Object> catalogue() {
    Map<String, Object> m = room.catalogue().status();
    if (!room.feeds().every().isZero()) {
      m.put("feedEveryHours", room.feeds().every().toHours());
      m.put("feed", room.feeds().standing());
    }
    return m;
  }

  @Override
  public Map<String, Object> putItems(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("items", "options"));
    List<Map<String, Object>> items = new ArrayList<>();
    f.objects("items").forEach(i -> items.add(i.asMap()));
    if (items.isEmpty() || items.size() > MOST) {
      throw new InvalidInputException(
          "items", "must be 1.." + MOST + " objects, were " + items.size());
    }
    Map<String, Object> options = new LinkedHashMap<>(f.object("options").asMap());
    options.putIfAbsent("source", "rest");
    return room.catalogue().put(items, FeedOptions.from("options", options)).toMap();
  }

  @Override
  public Map<String, Object> item(String id) {
    return room.catalogue().get(id);
  }

  @Override
  public Map<String, Object> deleteItem(String id) {
    room.catalogue().get(id);
    return Maps.map("removed", room.catalogue().remove(List.of(id)));
  }

  @Override
  public Map<String, Object> deleteItems(Map<String, Object> request) {
    List<String> ids = Fields.of("", request).allowOnly(Set.of("ids")).strings("ids");
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new InvalidInputException("ids", "must be 1.." + MOST + " ids, were " + ids.size());
    }
    return Maps.map("removed", room.catalogue().remove(ids));
  }

  @Override
  public Map<String, Object> feed(Map<String, Object> request) {
    return room.submit(Recommendations.FEED, room.feeds().checked(request));
  }

  @Override
  public List<Map<String, Object>> slots() {
    List<Map<String, Object>> out = new ArrayList<>();
    room.slots().all().values().forEach(s -> out.add(told(s)));
    return out;
  }

  private Map<String, Object> told(SlotDefinition slot) {
    Map<String, Object> m = slot.toMap();
    m.put("asShipped", room.slots().isShipped(slot.id()));
    return m;
  }

  @Override
  public Map<String, Object> slot(String id) {
    return told(room.slots().get(id));
  }

  @Override
  public Map<String, Object> putSlot(String id, Map<String, Object> definition) {
    Map<String, Object> given = new LinkedHashMap<>(definition);
    given.remove("asShipped");
    return told(room.slots().put(id, given));
  }

  @Override
  public Map<String, Object> deleteSlot(String id) {
    room.slots().delete(id);
    return Maps.map("deleted", id, "asShipped", room.slots().all().containsKey(id));
  }

  @Override
  public Map<String, Object> learnRecommendations() {
    return room.submit(Recommendations.LEARN, Map.of());
  }

  @Override
  public Map<String, Object> writeRecommendations(Map<String, Object> request) {
    List<String> slots = Fields.of("", request).allowOnly(Set.of("slots")).strings("slots");
    slots.forEach(room.slots()::get);
    return room.submit(Recommendations.WRITE, slots.isEmpty() ? Map.of() : Map.of("slots", slots));
  }

  @Override
  public Map<String, Object> recommender() {
    String version = room.answering().version();
    Map<String, Object> m = Maps.map("version", version.isEmpty() ? Answering.UNTRAINED : version);
    if (!room.answering().problem().isEmpty()) {
      m.put("problem", room.answering().problem());
    }
    m.put("report", room.shelf().report());
    m.put("fallbacks", room.answering().counts());
    m.put("serving", room.recommending().latencies());
    m.put("catalogue", room.catalogue().status());
    return m;
  }

  @Override
  public Map<String, Object> credit() {
    return room.submit(Recommendations.CREDIT, Map.of());
  }

  @Override
  public Map<String, Object> creditReport() {
    return told("credit", "nothing was credited yet: POST /foresight/recommend/credit");
  }

  @Override
  public Map<String, Object> opportunities() {
    return told("opportunities", "nothing was learned yet: POST /foresight/recommend");
  }

  private Map<String, Object> told(String report, String ifNone) {
    Map<String, Object> m = room.shelf().report(report);
    if (m.isEmpty()) {
      throw new NoSuchElementException(ifNone);
    }
    return m;
  }

  @Override
  public Map<String, Object> recommendations(String slot, Map<String, Object> request) {
    return new SetAnswer(room.recommending(), engine.profiles(), scoring, clock).of(slot, request);
  }

  @Override
  public Map<String, Object> clicked(Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(Set.of("set", "item", "profile"));
    String set = f.string("set");
    if (!set.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new InvalidInputException("set", "must be the id of a set, was " + set);
    }
    room.recommending().clicked(set, f.string("item"), f.string("profile"), clock.millis());
    return Maps.map("noted", set);
  }
}
