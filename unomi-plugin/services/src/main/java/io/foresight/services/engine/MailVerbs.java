/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.core.store.RawProfile;
import io.foresight.core.token.Block;
import io.foresight.core.token.DefaultTemplates;
import io.foresight.services.MailOperations;
import io.foresight.services.mail.MailBlock;
import io.foresight.services.mail.MailTicker;
import io.foresight.services.mail.MailTokens;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link MailOperations} over the engine. */
@Component(immediate = true, service = MailOperations.class)
public class MailVerbs implements MailOperations {
  static final String JOB = "mailing";
  private static final int MOST = 10_000;

  @Reference private Engine engine;
  @Reference private MailTokens tokens;
  @Reference private MailPlatforms mail;
  @Reference private MailTicker templates;
  @Reference private LiveSettings settings;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  @Activate
  void activate() {
    engine.jobs().register(JOB, this::send);
  }

  @Override
  public List<Map<String, Object>> mailBlocks() {
    List<Map<String, Object>> out = new ArrayList<>();
    tokens.blocks().forEach(b -> out.add(told(b)));
    return out;
  }

  @Override
  public Map<String, Object> mailBlock(String slot) {
    return told(tokens.block(slot));
  }

  private Map<String, Object> told(MailBlock b) {
    Map<String, Object> m = b.toMap();
    m.put("forContacts", !tokens.needsItem(b.slot()));
    m.put("tokens", mail.tokens(b.fields()));
    templates
        .problems()
        .forEach(
            (file, why) -> {
              if (file.startsWith(b.slot() + ".")) {
                m.put("templateProblem", file + " is not used: " + why);
              }
            });
    return m;
  }

  @Override
  public Map<String, Object> putMailBlock(String slot, Map<String, Object> json) {
    return told(tokens.put(slot, json));
  }

  @Override
  public void deleteMailBlock(String slot) {
    tokens.delete(slot);
  }

  @Override
  public Map<String, Object> mailTemplates() {
    return Maps.map("html", DefaultTemplates.html(), "text", DefaultTemplates.text());
  }

  @Override
  public Map<String, Object> previewMailBlock(String slot, String profile, List<String> items) {
    MailBlock block = tokens.block(slot);
    List<RawProfile> found = engine.profiles().get(List.of(profile), MailTokens.PROFILE_FIELDS);
    if (found.isEmpty()) {
      throw new NoSuchElementException("no profile " + profile);
    }
    Block b = tokens.ready(found.get(0), List.of(block), items).blocks().get(slot);
    return Maps.map(
        "html", b.html(),
        "text", b.text(),
        "fields", b.fields(),
        "items", b.itemIds(),
        "leftOut", b.leftOut());
  }

  @Override
  public Map<String, Object> sendMailing(Map<String, Object> request) {
    mail.get();
    Fields f =
        Fields.of("", request)
            .allowOnly(
                Set.of("mailing", "profiles", "segment", "key", "slots", "items", "whenEmpty"));
    f.string("mailing");
    f.string("key");
    boolean segment = f.has("segment");
    if (segment == f.has("profiles")) {
      throw new InvalidInputException("profiles", "or segment must be given, and not both");
    }
    if (f.strings("profiles").size() > MOST) {
      throw new InvalidInputException("profiles", "must be at most " + MOST);
    }
    if (!Set.of("skip", "send").contains(f.string("whenEmpty", "skip"))) {
      throw new InvalidInputException("whenEmpty", "must be skip or send");
    }
    f.strings("slots").forEach(tokens::block);
    return Maps.map("job", engine.jobs().submit(JOB, new LinkedHashMap<>(request)).id());
  }

  private Map<String, Object> send(JobContext job) {
    Fields f = Fields.of("", job.parameters());
    List<MailBlock> blocks = new ArrayList<>();
    List<String> slots = f.strings("slots");
    for (MailBlock b : tokens.blocks()) {
      if (slots.isEmpty() ? !tokens.needsItem(b.slot()) : slots.contains(b.slot())) {
        blocks.add(b);
      }
    }
    return new MailingRun(
            engine.profiles(), tokens, mail.get(), settings.get().deliveryConsent(), clock)
        .run(f, blocks, job);
  }
}
