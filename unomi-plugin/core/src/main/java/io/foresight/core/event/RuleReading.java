/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import io.foresight.core.store.RawEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one event through one rule. */
final class RuleReading {
  private static final double STARS = 5;

  private final MappingRule rule;
  private final RawEvent raw;
  private final CurrencyConverter converter;
  private final MappingReport report;

  RuleReading(MappingRule rule, RawEvent raw, CurrencyConverter converter, MappingReport report) {
    this.rule = rule;
    this.raw = raw;
    this.converter = converter;
    this.report = report;
  }

  MappedEvent event(ZoneId zone) {
    String currency = text(EventField.CURRENCY);
    String code = currency == null ? "" : currency.toUpperCase(Locale.ROOT);
    MappedEvent.Builder b =
        MappedEvent.builder(rule.role, raw.profileId(), raw.timeStamp())
            .zoneOffset(offset(zone))
            .currency(currency == null ? null : code)
            .quantity(number(EventField.QUANTITY, false))
            .products(texts(EventField.PRODUCTS))
            .categories(texts(EventField.CATEGORIES))
            .device(Device.parse(text(EventField.DEVICE)))
            .mailingId(text(EventField.MAILING_ID))
            .machine(Boolean.TRUE.equals(bool(EventField.MACHINE)));
    if (rule.role == Role.MAIL_OPEN || rule.role == Role.MAIL_CLICK) {
      b.mail(touch());
    } else if (rule.role == Role.PREFERENCE) {
      b.preference(text(EventField.NAME), text(EventField.VALUE));
    } else if (rule.role == Role.RATING) {
      b.rating(rating());
    }
    if (raw.id() != null) {
      b.id(raw.id());
    }
    double amount = number(EventField.AMOUNT, false);
    double margin = number(EventField.MARGIN, true);
    double discount = number(EventField.DISCOUNT, false);
    boolean anyMoney = !(Double.isNaN(amount) && Double.isNaN(margin) && Double.isNaN(discount));
    if (anyMoney && Double.isNaN(converter.toReporting(1, code))) {
      report.count(MappingReport.UNKNOWN_CURRENCY);
      return b.build();
    }
    return b.amount(money(amount, code))
        .margin(money(margin, code))
        .discount(money(discount, code))
        .build();
  }

  private int offset(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return 0;
    }
    Instant at = Instant.ofEpochMilli(raw.timeStamp());
    return zone.getRules().getOffset(at).getTotalSeconds() * 1_000;
  }

  /** A yes or no, or so many of the most there are. */
  private double rating() {
    for (Object v : rule.values(EventField.VALUE, raw.source())) {
      if (v instanceof Boolean) {
        return (Boolean) v ? 1 : 0;
      }
      double value = Values.number(v);
      double scale = number(EventField.SCALE, false);
      double most = Double.isNaN(scale) ? STARS : scale;
      if (most > 0 && !Double.isNaN(value)) {
        return value / most;
      }
      report.badValue(EventField.VALUE);
    }
    return Double.NaN;
  }

  private double money(double value, String code) {
    return Double.isNaN(value) ? value : converter.toReporting(value, code);
  }

  private double number(EventField field, boolean mayBeNegative) {
    double sum = 0;
    boolean any = false;
    for (Object v : rule.values(field, raw.source())) {
      double d = Values.number(v);
      if (Double.isNaN(d)) {
        report.badValue(field);
      } else {
        sum += d;
        any = true;
      }
    }
    if (!any) {
      return Double.NaN;
    }
    if (sum < 0 && !mayBeNegative) {
      if (rule.role == Role.ORDER_CANCEL) {
        return -sum;
      }
      report.negative(field);
      return Double.NaN;
    }
    return sum;
  }

  private List<String> texts(EventField field) {
    List<Object> values = rule.values(field, raw.source());
    if (values.isEmpty()) {
      return List.of();
    }
    List<String> out = new ArrayList<>(values.size());
    for (Object v : values) {
      String s = Values.text(v);
      if (s != null) {
        out.add(s);
      } else if (!(v instanceof String)) {
        report.badValue(field);
      }
    }
    return out;
  }

  private @Nullable String text(EventField field) {
    List<String> all = texts(field);
    return all.isEmpty() ? null : all.get(0);
  }

  private @Nullable MailTouch touch() {
    String agent = text(EventField.USER_AGENT);
    String address = text(EventField.ADDRESS);
    String url = text(EventField.URL);
    Boolean images = bool(EventField.IMAGES);
    boolean none = agent == null && address == null && url == null && images == null;
    return none ? null : new MailTouch(agent, address, url, images);
  }

  private @Nullable Boolean bool(EventField field) {
    for (Object v : rule.values(field, raw.source())) {
      Boolean b = Values.bool(v);
      if (b != null) {
        return b;
      }
      report.badValue(field);
    }
    return null;
  }
}
