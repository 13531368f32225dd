/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.governance.ApprovalPolicy;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration PID {@code io.foresight}. Values arrive as text; a bad one is refused by name. The
 * file {@code etc/io.foresight.cfg} documents each with its environment variable.
 */
public final class Settings {
  private final Map<String, Object> values;

  /**
   * @param values as the configuration service hands them over
   */
  public Settings(Map<String, ?> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /**
   * Reads every value once.
   *
   * @throws InvalidInputException naming the first bad one
   */
  void check() {
    currency();
    timeZone();
    threads();
    maxMinutes("");
    maxRows();
    maxSnapshots();
    minHistoryDays();
    seed();
    promotesAutomatically();
    approval();
    privacyKey();
    checkEveryHours();
    checkAfterDays();
    onAlarm();
    profilesPerSecond();
    stageEventsPerRun();
    triggeredByRule();
    writeDelaySeconds();
    flushSeconds();
    maxPendingProfiles();
    maxUnpackedProfiles();
    trainEveryDays();
    scoreEveryHours();
    syncEveryMinutes();
    feedbackEveryMinutes();
    importMaxMegabytes();
    exportMaxMegabytes();
    recommendEveryDays();
    writeSetsEveryHours();
    interactionDays();
    maxInteractions();
    interactionWeights();
    setsValidDays();
    keepSetsDays();
    creditClickDays();
    creditViewDays();
  }

  /** Consent type needed to train on and score a profile; empty switches the gate off. */
  public String scoringConsent() {
    return text("consent.scoring", "newsletter");
  }

  /** Consent type needed to hand a profile to the mail platform; empty switches the gate off. */
  public String deliveryConsent() {
    return text("consent.delivery", "newsletter");
  }

  /** Whose midnights and hours the organisation lives by; an IANA name. */
  public ZoneId timeZone() {
    String name = text("time.zone", "UTC");
    try {
      return "UTC".equals(name) ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "time.zone", "must be a time zone like Europe/Berlin, was " + name);
    }
  }

  /** Threads of one job. */
  public int threads() {
    return (int) number("threads", 2, 1, 64);
  }

  /**
   * Minutes after which a job of that name is cancelled; 0 = never. Names that {@code
   * jobs.maxMinutesByName} does not tell of have what {@code jobs.maxMinutes} says.
   */
  public int maxMinutes(String job) {
    int most = (int) number("jobs.maxMinutes", 720, 0, 100_000);
    String own = "jobs.maxMinutesByName";
    for (String pair : list(own, "")) {
      String[] nameAndMinutes = pair.split("=", 2);
      if (nameAndMinutes.length < 2) {
        throw new InvalidInputException(own, "must be name=minutes, …, was " + pair);
      }
      int minutes = (int) number(own, nameAndMinutes[1].trim(), 0, 100_000);
      most = nameAndMinutes[0].trim().equals(job) ? minutes : most;
    }
    return most;
  }

  /** Most rows of one dataset. */
  public int maxRows() {
    return (int) number("training.maxRows", 200_000, 1_000, 20_000_000);
  }

  /** Most snapshots of one goal. */
  public int maxSnapshots() {
    return (int) number("training.maxSnapshots", 12, 1, 104);
  }

  /** Events needed before the first snapshot, days. */
  public int minHistoryDays() {
    return (int) number("training.minHistoryDays", 30, 1, 730);
  }

  /** Seed of everything random. */
  public long seed() {
    return (long) number("seed", 42, 0, Integer.MAX_VALUE);
  }

  /** Whether a model that beats the baseline goes live by itself. */
  public boolean promotesAutomatically() {
    String v = text("promotion", "automatic");
    if (!v.equals("automatic") && !v.equals("manual")) {
      throw new InvalidInputException("promotion", "must be automatic or manual, was " + v);
    }
    return v.equals("automatic");
  }

  /** How many persons must approve a model before it may go live. */
  public ApprovalPolicy approval() {
    return ApprovalPolicy.of("approval", text("approval", "automatic"));
  }

  /** Secret that pseudonyms and the audit log are made with; empty for one kept in the store. */
  public String privacyKey() {
    String key = text("privacy.key", "");
    if (!key.isEmpty()) {
      Pseudonyms.of(key);
    }
    return key;
  }

  /** Profiles updated per second by bulk scoring; 0 = as fast as it goes. */
  public int profilesPerSecond() {
    return (int) number("scoring.profilesPerSecond", 0, 0, 1_000_000);
  }

  /** Most lifecycle changes of one bulk run that Unomi's rules are told of. */
  public int stageEventsPerRun() {
    return (int) number("scoring.stageEventsPerRun", 10_000, 0, 1_000_000);
  }

  /** Whether events are folded only where a rule of Unomi says so, and not all that are mapped. */
  public boolean triggeredByRule() {
    String v = text("live.trigger", "event");
    if (!v.equals("event") && !v.equals("rule")) {
      throw new InvalidInputException("live.trigger", "must be event or rule, was " + v);
    }
    return v.equals("rule");
  }

  /** Seconds that changes nobody acts on may wait to be written together; 0 = none waits. */
  public int writeDelaySeconds() {
    return (int) number("live.writeDelaySeconds", 60, 0, 3_600);
  }

  /** Seconds between two bulk writes of what has waited; also how long notable changes wait. */
  public int flushSeconds() {
    return (int) number("live.flushSeconds", 5, 1, 3_600);
  }

  /** Most profiles with such changes; beyond, each is saved at once. */
  public int maxPendingProfiles() {
    return (int) number("live.maxPendingProfiles", 50_000, 0, 10_000_000);
  }

  /** Of how many of those who were active last the state is kept unpacked; 0 keeps none. */
  public int maxUnpackedProfiles() {
    return (int) number("live.maxUnpackedProfiles", 5_000, 0, 10_000_000);
  }

  /** Days between trainings; 0 = only on command. */
  public int trainEveryDays() {
    return (int) number("schedule.trainDays", 7, 0, 365);
  }

  /** Hours between bulk rescorings; 0 = only on command. */
  public int scoreEveryHours() {
    return (int) number("schedule.scoreHours", 24, 0, 8_760);
  }

  /** Hours between checks of live models against what happened; 0 = only on command. */
  public int checkEveryHours() {
    return (int) number("schedule.checkHours", 24, 0, 8_760);
  }

  /** Days after going live that a model is first checked, and between checks. */
  public int checkAfterDays() {
    return (int) number("check.afterDays", 14, 1, 365);
  }

  /** What is done when a model has lost its quality: none, retrain or rollback. */
  public String onAlarm() {
    String v = text("drift.onAlarm", "retrain");
    if (!List.of("none", "retrain", "rollback").contains(v)) {
      throw new InvalidInputException(
          "drift.onAlarm", "must be none, retrain or rollback, was " + v);
    }
    return v;
  }

  /** Days between learning recommendations anew; 0 = only on command. */
  public int recommendEveryDays() {
    return (int) number("schedule.recommendDays", 1, 0, 365);
  }

  /** Hours between writing recommendations to profiles; 0 = only on command. */
  public int writeSetsEveryHours() {
    return (int) number("schedule.recommendProfilesHours", 24, 0, 8_760);
  }

  /** How far back interactions are learned from, days. */
  public int interactionDays() {
    return (int) number("recommend.historyDays", 730, 1, 3_650);
  }

  /** Most events that recommendations are learned from; older ones are left out beyond. */
  public int maxInteractions() {
    return (int) number("recommend.maxEvents", 20_000_000, 1_000, 500_000_000);
  }

  /**
   * What the running states of profiles are made with. Where it changes, they are folded anew from
   * history by the next bulk scoring.
   */
  String stateBasis() {
    return timeZone() + " " + interactionWeights().toMap();
  }

  /** How much each thing done with an item says of the interest in it, and how fast it fades. */
  public InteractionWeights interactionWeights() {
    InteractionWeights ifAbsent = InteractionWeights.DEFAULT;
    Map<String, Object> weights = new LinkedHashMap<>();
    for (InteractionKind k : InteractionKind.values()) {
      String name = InteractionWeights.name(k);
      weights.put(name, number("recommend.weights." + name, ifAbsent.of(k), -10, 10));
    }
    double halfLife = number("recommend.halfLifeDays", ifAbsent.halfLifeDays(), 1, 3_650);
    return InteractionWeights.fromMap(
        Fields.of("recommend", Maps.map("weights", weights, "halfLifeDays", halfLife)));
  }

  /** Profile property whose value is a person's segment for popularity. */
  public String segmentProperty() {
    return text("recommend.segmentProperty", "country");
  }

  /** Profile property whose value is a person's locale, for slots that go by it. */
  public String localeProperty() {
    return text("recommend.localeProperty", "language");
  }

  /** Slots whose sets are written to profiles, for conditions and segments. */
  public List<String> profileSlots() {
    return list("recommend.profileSlots", "for-you");
  }

  /** Days after which a set on a profile counts as absent. */
  public int setsValidDays() {
    return (int) number("recommend.validDays", 7, 1, 365);
  }

  /** Days that sets that were shown are kept, for credit. */
  public int keepSetsDays() {
    return (int) number("recommend.keepSetsDays", 60, 7, 3_650);
  }

  /** Days after a click within which an order is credited to it. */
  public double creditClickDays() {
    return number("recommend.creditClickDays", 7, 0, 365);
  }

  /** Days after an item was seen within which an order is credited to that. */
  public double creditViewDays() {
    return number("recommend.creditViewDays", 1, 0, 365);
  }

  /** Hosts of feeds that may have private addresses. */
  public List<String> privateFeedHosts() {
    return list("catalogue.privateHosts", "");
  }

  /** Profile properties that are never features. */
  public List<String> sensitiveProperties() {
    return list("features.sensitive", "");
  }

  /** Minutes between pushes to the mail platform; 0 = only on command. */
  public int syncEveryMinutes() {
    return (int) number("schedule.syncMinutes", 60, 0, 100_000);
  }

  /** Minutes between pulls of reactions; 0 = only on command. */
  public int feedbackEveryMinutes() {
    return (int) number("schedule.feedbackMinutes", 15, 0, 100_000);
  }

  /** Folder that history files must lie in. */
  public String importFolder() {
    return text("import.folder", "data/foresight/import");
  }

  /** Largest history file that is taken in by REST, in MB. */
  public int importMaxMegabytes() {
    return (int) number("import.maxMegabytes", 1_024, 1, 1_000_000);
  }

  /** Folder with templates of mail blocks. */
  public String mailTemplates() {
    return text("mail.templates", "etc/foresight/templates");
  }

  /** Folder that datasets are exported to. */
  public String exportFolder() {
    return text("export.folder", "data/foresight/export");
  }

  /** Largest dataset that is exported, in MB. */
  public int exportMaxMegabytes() {
    return (int) number("export.maxMegabytes", 256, 1, 1_000_000);
  }

  /** JSON file with the event mapping; empty for the shipped one. */
  public String mappingFile() {
    return text("mapping.file", "");
  }

  /** ISO 4217 code that amounts are reported in; amounts of other currencies are left out. */
  public String currency() {
    String c = text("currency", "EUR");
    if (!c.matches("[A-Z]{3}")) {
      throw new InvalidInputException("currency", "must be three capital letters, was " + c);
    }
    return c;
  }

  /** Scope of events we create. */
  public String scope() {
    return text("scope", "foresight");
  }

  /** Profile properties used as features: {@code name:kind} with kind number, boolean, category. */
  public List<String> profileProperties() {
    List<String> sensitive = sensitiveProperties();
    List<String> out = list("features.properties", "country:category");
    out.removeIf(
        p -> {
          String[] nameAndPath = p.split(":", 2)[0].trim().split("=", 2);
          return Arrays.stream(nameAndPath).anyMatch(n -> sensitive.contains(n.trim()));
        });
    return out;
  }

  private List<String> list(String key, String ifAbsent) {
    List<String> out = new ArrayList<>();
    Arrays.stream(text(key, ifAbsent).split(","))
        .map(String::trim)
        .filter(s -> !s.isEmpty())
        .forEach(out::add);
    return out;
  }

  private String text(String key, String ifAbsent) {
    Object v = values.get(key);
    return v == null ? ifAbsent : String.valueOf(v).trim();
  }

  private double number(String key, double ifAbsent, double min, double max) {
    String v = text(key, "");
    return v.isEmpty() ? ifAbsent : number(key, v, min, max);
  }

  private static double number(String key, String v, double min, double max) {
    try {
      double d = Double.parseDouble(v);
      if (d >= min && d <= max) {
        return d;
      }
    } catch (NumberFormatException e) {
      throw new InvalidInputException(key, "must be a number, was " + v);
    }
    throw new InvalidInputException(
        key, "must be in " + (long) min + ".." + (long) max + ", was " + v);
  }
}
