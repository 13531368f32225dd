/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.event.MailTouch;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class MachineFilterTest {
  private static final long T = Instant.parse("2026-05-04T09:00:00Z").toEpochMilli();
  private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0";
  private static final MachineFilter RULES = MachineFilter.rules(MailFilterOptions.defaults());

  private static MappedEvent touch(Role role, double seconds, String agent, String url) {
    return touch(role, "p", seconds, agent, null, url);
  }

  private static MappedEvent touch(
      Role role, String profile, double seconds, String agent, String address, String url) {
    return MappedEvent.builder(role, profile, T + (long) (seconds * 1000))
        .id(profile + role + seconds + url)
        .mailingId("m")
        .mail(new MailTouch(agent, address, url, null))
        .build();
  }

  private static MappedEvent at(Role role, double seconds) {
    return MappedEvent.builder(role, "p", T + (long) (seconds * 1000)).mailingId("m").build();
  }

  @Test
  void aPersonWhoReadsClicksAndLooksAround_isHuman() {
    List<MappedEvent> judged =
        RULES.judge(
            List.of(
                at(Role.MAIL_SENT, 0),
                touch(Role.MAIL_OPEN, 4000, CHROME, null),
                touch(Role.MAIL_CLICK, 4030, CHROME, "/a"),
                at(Role.PAGE_VIEW, 4033)));
    assertThat(judged.get(1).human()).isGreaterThan(0.9);
    assertThat(judged.get(2).human()).isGreaterThan(0.99);
    assertThat(judged.get(2).machine()).isFalse();
    assertThat(judged.get(0).human()).isNaN();
  }

  @Test
  void allLinksWithinSecondsOfDelivery_areAMachine_evenInBrowsersClothes() {
    List<MappedEvent> judged =
        RULES.judge(
            List.of(
                at(Role.MAIL_SENT, 0),
                touch(Role.MAIL_CLICK, 3, CHROME, "/a"),
                touch(Role.MAIL_CLICK, 3.4, CHROME, "/b"),
                touch(Role.MAIL_CLICK, 4.1, CHROME, "/c")));
    for (MappedEvent e : judged.subList(1, 4)) {
      assertThat(e.human()).isLessThan(0.1);
      assertThat(e.machine()).isTrue();
      assertThat(e.statedMachine()).isFalse();
    }
  }

  @Test
  void prefetchedPictures_areNoOpen_butProxiesThatFollowThePersonAre() {
    List<MappedEvent> judged =
        RULES.judge(
            List.of(
                at(Role.MAIL_SENT, 0),
                touch(Role.MAIL_OPEN, 20_000, "Mozilla/5.0", null),
                touch(Role.MAIL_OPEN, 20_500, "x (via ggpht.com GoogleImageProxy)", null)));
    assertThat(judged.get(1).machine()).isTrue();
    assertThat(judged.get(2).machine()).isFalse();
  }

  @Test
  void whatAnEventStates_isBelieved_whateverItLooksLike() {
    MappedEvent stated =
        MappedEvent.builder(Role.MAIL_CLICK, "p", T + 4_000_000).machine(true).build();
    MappedEvent judged = RULES.judge(List.of(stated, at(Role.PAGE_VIEW, 4010))).get(0);
    assertThat(judged.machine()).isTrue();
    assertThat(judged.human()).isLessThan(0.01);
  }

  @Test
  void thresholdOfZero_letsEverythingPass_butWhatIsStated() {
    MachineFilter open = MachineFilter.rules(MailFilterOptions.of(Map.of("threshold", 0)));
    assertThat(open.judge(List.of(touch(Role.MAIL_CLICK, 1, "curl/8", "/a"))).get(0).machine())
        .isFalse();
  }

  @Test
  void ownAgentsAndRanges_decide() {
    MailFilterOptions own =
        MailFilterOptions.of(
            Map.of(
                "agents", List.of(Map.of("contains", "Acme", "kind", "scanner")),
                "ranges", List.of("198.51.100.0/25", "2001:db8::/32")));
    MachineFilter filter = MachineFilter.rules(own);
    assertThat(human(filter, "Acme Reader", null)).isLessThan(0.2);
    assertThat(human(filter, CHROME, "198.51.100.127")).isLessThan(0.2);
    assertThat(human(filter, CHROME, "198.51.100.128")).isGreaterThan(0.5);
    assertThat(human(filter, CHROME, "2001:db8:7::1")).isLessThan(0.2);
    assertThat(human(filter, CHROME, "not an address")).isGreaterThan(0.5);
    assertThat(MailFilterOptions.of(own.toMap()).toMap()).isEqualTo(own.toMap());
  }

  private static double human(MachineFilter f, String agent, String address) {
    return f.judge(List.of(touch(Role.MAIL_CLICK, "p", 5000, agent, address, "/a"))).get(0).human();
  }

  @Test
  void badOptions_areRefusedByName() {
    refused(Map.of("ranges", List.of("198.51.100.0/33")), "mailFilter.ranges[0]");
    refused(Map.of("ranges", List.of("10.0.0.0/8", "example.org/8")), "mailFilter.ranges[1]");
    refused(Map.of("threshold", 1.5), "mailFilter.threshold");
    refused(Map.of("agents", List.of(Map.of("contains", "x"))), "mailFilter.agents[0].kind");
    refused(Map.of("agent", List.of()), "mailFilter.agent");
  }

  private static void refused(Map<String, Object> json, String field) {
    assertThatThrownBy(() -> MailFilterOptions.of(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(field);
  }

  @Test
  void emptyHistories_clocksThatJump_andUnsentMails_areJudgedWithoutError() {
    assertThat(RULES.judge(List.of())).isEmpty();
    List<MappedEvent> odd =
        List.of(
            touch(Role.MAIL_OPEN, -5000, null, null),
            touch(Role.MAIL_OPEN, -5000, null, null),
            touch(Role.MAIL_CLICK, -4000, "", ""),
            at(Role.MAIL_SENT, 0));
    for (MappedEvent e : RULES.judge(odd).subList(0, 3)) {
      assertThat(e.human()).isBetween(0.0, 1.0);
    }
    MappedEvent e = touch(Role.MAIL_OPEN, 0, null, null);
    assertThat(RULES.judge(new FeatureState(), e).human()).isBetween(0.0, 1.0);
  }

  @Test
  void aMillionClicksOfOneProfile_areJudgedInGoodTime() {
    List<MappedEvent> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(touch(Role.MAIL_CLICK, i * 11.0, CHROME, "/a"));
    }
    long began = System.nanoTime();
    assertThat(RULES.judge(many)).hasSize(many.size());
    assertThat((System.nanoTime() - began) / 1e9).isLessThan(5);
  }

  @Test
  void littleTraffic_leavesTheRules_andSaysWhy() {
    MailInsight insight = new MailInsight(MailFilterOptions.defaults(), 1);
    MailInsight.LearnedMail none = insight.learn(insight.collector(T), T, Progress.NONE);
    assertThat(none.filter().learned(true)).isFalse();
    assertThat(none.report().toString())
        .contains("rules of thumb until 200")
        .contains("0 confirmed");
  }

  @Test
  void learnedFilter_survivesItsJson_andDoesNotDependOnTheParts() {
    MailInsight insight = new MailInsight(MailFilterOptions.defaults(), 1);
    Insight.Collector whole = insight.collector(T);
    Insight.Collector left = insight.collector(T);
    Insight.Collector right = insight.collector(T);
    Random random = new Random(4);
    List<List<MappedEvent>> histories = new ArrayList<>();
    for (int p = 0; p < 500; p++) {
      List<MappedEvent> h = history("p" + p, random);
      histories.add(h);
      Subject s = new Subject(new FeatureState(), Map.of(), Map.of(), h);
      whole.add(s);
      (p % 3 == 0 ? left : right).add(s);
    }
    right.merge(left);
    MachineFilter filter = insight.learn(whole, T, Progress.NONE).filter();
    assertThat(filter.learned(true)).isTrue();
    MailInsight.LearnedMail parts = insight.learn(right, T, Progress.NONE);
    MachineFilter read = insight.restore(parts.toMap()).filter();
    for (List<MappedEvent> h : histories) {
      for (int i = 1; i < h.size(); i++) {
        MappedEvent e = filter.judge(h).get(i);
        if (!TouchReader.touch(e)) {
          continue;
        }
        assertThat(read.judge(h).get(i).human()).isEqualTo(e.human());
        assertThat(e.human() < 0.5).isEqualTo(h.size() == 4);
      }
    }
    assertThat(parts.toMap().toString()).doesNotContain("p17").doesNotContain("100.64.");
  }

  /** A person who clicks and looks around, or a gateway that follows two links at once. */
  private static List<MappedEvent> history(String p, Random random) {
    List<MappedEvent> h = new ArrayList<>();
    h.add(MappedEvent.builder(Role.MAIL_SENT, p, T).mailingId("m").build());
    if (random.nextBoolean()) {
      double at = 600 + random.nextInt(80_000);
      h.add(touch(Role.MAIL_CLICK, p, at, CHROME, "100.64.0.9", "/a"));
      h.add(MappedEvent.builder(Role.PAGE_VIEW, p, T + (long) (at + 3) * 1000).build());
      if (random.nextInt(5) == 0) {
        h.remove(2);
      }
    } else {
      for (int link = 0; link < 3; link++) {
        h.add(touch(Role.MAIL_CLICK, p, 2 + link, null, "198.18.0.1", "/" + link));
      }
    }
    return h;
  }

  @Test
  void whatIsSaid_followsTheState() {
    FeatureState s = new FeatureState();
    MailInsight insight = new MailInsight(MailFilterOptions.defaults(), 1);
    MailInsight.LearnedMail learned = insight.learn(insight.collector(T), T, Progress.NONE);
    assertThat(learned.say(new Subject(s, Map.of(), Map.of(), null), T)).isEmpty();
    s.fold(touch(Role.MAIL_OPEN, 1, null, null).judged(0.1, 0.5), T + 1_000);
    s.fold(touch(Role.MAIL_OPEN, 60, null, null).judged(0.9, 0.5), T + 60_000);
    Map<String, Object> said = learned.say(new Subject(s, Map.of(), Map.of(), null), T);
    assertThat(said).containsEntry("machineOpens", 1L).containsEntry("humanOpens", 1L);
    assertThat((double) said.get("machineShare")).isCloseTo(0.5, within(1e-9));
  }
}
