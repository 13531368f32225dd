/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.RawProfile;
import io.foresight.core.token.Block;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationService;
import io.foresight.services.engine.Engine;
import io.foresight.services.engine.Maps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Recommendations for mails: the blocks there are, and their values for people. */
@Component(service = MailTokens.class)
public class MailTokens {
  /** What has to be read of a profile. */
  public static final List<String> PROFILE_FIELDS =
      List.of("properties", "consents", "systemProperties.foresight");

  private static final String ITEM = "item";

  @Reference private DocumentStore store;
  @Reference private RecommendationService recommendations;
  @Reference private LiveScoring live;
  @Reference private Engine engine;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  /** For Declarative Services. */
  public MailTokens() {}

  MailTokens(
      DocumentStore store, RecommendationService recommendations, LiveScoring live, Clock clock) {
    this.store = store;
    this.recommendations = recommendations;
    this.live = live;
    this.clock = clock;
  }

  @Activate
  void activate() {
    engine.forgetsToo(
        profile -> Maps.map("mailSets", new MailedSets(store).forget(profile) ? 1 : 0));
  }

  /** All blocks. */
  public List<MailBlock> blocks() {
    return new MailBlocks(store).all();
  }

  /**
   * @throws NoSuchElementException if there is none
   */
  public MailBlock block(String slot) {
    return new MailBlocks(store).get(slot);
  }

  /**
   * Makes or changes a block.
   *
   * @throws InvalidInputException naming the field
   * @throws NoSuchElementException if there is no such slot
   */
  public MailBlock put(String slot, Map<String, Object> json) {
    if (!recommendations.slots().containsKey(slot)) {
      throw new NoSuchElementException("no slot " + slot);
    }
    MailBlock block = MailBlock.of(slot, json);
    Object length = block.options().toMap().get("descriptionLength");
    if (length instanceof Number && ((Number) length).intValue() > 0) {
      throw new InvalidInputException(
          "block.options.descriptionLength", "must be 0: mails are made without descriptions");
    }
    new MailBlocks(store).put(block);
    return block;
  }

  /**
   * @throws NoSuchElementException if there is none
   */
  public void delete(String slot) {
    new MailBlocks(store).delete(slot);
  }

  /** Whether a slot is asked about an item, so that it has no answer for a contact as such. */
  public boolean needsItem(String slot) {
    return ITEM.equals(
        String.valueOf(recommendations.slots().getOrDefault(slot, Map.of()).get("basis")));
  }

  /** Blocks that every contact of the mail platform has. */
  public List<MailBlock> forContacts() {
    return blocks().stream().filter(b -> !needsItem(b.slot())).collect(Collectors.toList());
  }

  /** Fields of {@link #forContacts}. */
  public List<DeliveryField> fields() {
    List<DeliveryField> out = new ArrayList<>();
    forContacts().forEach(b -> out.addAll(b.fields()));
    return out;
  }

  /**
   * Values of the fields, by profile and key. Notes what each shows.
   *
   * @param people with {@link #PROFILE_FIELDS}, some thousand at most
   */
  public Map<String, Map<String, String>> values(List<RawProfile> people, List<MailBlock> blocks) {
    Map<String, Map<String, String>> out = new LinkedHashMap<>();
    maker()
        .make(people.stream().map(this::person).collect(Collectors.toList()), blocks, List.of())
        .forEach((id, made) -> out.put(id, made.values));
    return out;
  }

  /**
   * Blocks for one person, for a mail that goes out now.
   *
   * @param about items in view, for slots that are asked about items
   */
  public Ready ready(RawProfile person, List<MailBlock> blocks, List<String> about) {
    Person p = person(person);
    return new Ready(p.id, maker().make(List.of(p), blocks, about).get(p.id));
  }

  /** Blocks of one person. */
  public static class Ready {
    private final String profile;
    private final BlockMaker.Made made;

    Ready(String profile, BlockMaker.Made made) {
      this.profile = profile;
      this.made = made;
    }

    /** Values by field. */
    public Map<String, String> values() {
      return made.values;
    }

    /** By slot. */
    public Map<String, Block> blocks() {
      return made.blocks;
    }

    /** Whether there is nothing to recommend. */
    public boolean isEmpty() {
      return made.blocks.values().stream().allMatch(Block::isEmpty);
    }
  }

  /** Notes that a mail with these blocks went out. */
  public void sent(Ready ready, long at) {
    MailCredits.mailed(store, recommendations, ready.profile, ready.made.sets.values(), at);
  }

  private BlockMaker maker() {
    return new BlockMaker(recommendations, new MailedSets(store), clock);
  }

  private Person person(RawProfile p) {
    Fields source = Fields.of("profile", p.source());
    if (!live.consents(source.object("consents").asMap())) {
      return new Person(p.id(), Map.of(), Map.of());
    }
    Map<String, Object> properties = source.object("properties").asMap();
    Map<String, Object> foresight = source.object("systemProperties").object("foresight").asMap();
    return new Person(p.id(), live.latest(p.id(), foresight, properties), properties);
  }
}
