/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditTest {
  private static final long DAY = 86_400_000L;

  @Test
  void add_creditsAnOrderToTheClickedSet_thenToTheSeenOne_once() {
    Credit c = new Credit(7, 1);
    Shown mail = new Shown("s1", "for-you", 0, List.of("a", "b"), List.of("blend", "popular"));
    Shown site =
        new Shown("s2", "trending", 5 * DAY, List.of("a", "c"), List.of("recent", "recent"));
    c.add(
        List.of(site, mail),
        List.of(
            Act.order("c", 5 * DAY + 1, 8),
            Act.order("a", 6 * DAY, 10),
            Act.click("s1", "a", DAY),
            Act.click("s1", "a", DAY + 5),
            Act.order("b", 3 * DAY, 99)));
    Map<String, Object> report = c.report(10);
    String forYou = at(report, "bySlot", "for-you");
    String trending = at(report, "bySlot", "trending");
    assertThat(forYou)
        .contains("clicked=1", "ordersAfterClick=1", "revenueAfterClick=10.0", "precision=0.5")
        .contains("ordersAfterView=0", "coverage=0.2");
    assertThat(trending).contains("ordersAfterView=1", "revenueAfterView=8.0", "revenuePerSet=8.0");
    String blend = at(report, "bySource", "blend");
    assertThat(blend).contains("items=1", "ordersAfterClick=1");
  }

  @Test
  void add_ofWhatWasNeverShown_orBefore_orTooLate_isNoCredit() {
    Credit c = new Credit(7, 1);
    Shown s = new Shown("s", "x", 10 * DAY, List.of("a"), List.of("blend"));
    c.add(
        List.of(s),
        List.of(
            Act.order("a", 9 * DAY, 1),
            Act.order("z", 10 * DAY, 1),
            Act.click("other", "a", 11 * DAY),
            Act.click("s", "z", 11 * DAY),
            Act.order("a", 12 * DAY, Double.NaN)));
    assertThat(c.report(0).toString())
        .contains("clicked=0", "ordersAfterClick=0", "ordersAfterView=0", "coverage=null");
  }

  @Test
  void add_ofNobody_reportsNothing() {
    Credit c = new Credit(7, 1);
    c.add(List.of(), List.of());
    assertThat(c.report(5).get("bySlot")).isEqualTo(Map.of());
    assertThatThrownBy(() -> new Shown("s", "x", 0, List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String at(Map<String, Object> report, String by, String name) {
    Object all = report.get(by);
    return all instanceof Map ? String.valueOf(((Map<?, ?>) all).get(name)) : "";
  }
}
