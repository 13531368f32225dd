/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Baskets of households at a grocer's, of the sampled lines of the Complete Journey. */
final class CompleteJourney {
  /** One basket being put together from its lines. */
  private static final class Basket {
    long time;
    double amount;
    double quantity;
    double discount;
    final List<String> products = new ArrayList<>();
  }

  private CompleteJourney() {}

  static Map<String, List<MappedEvent>> load(Path file) {
    Map<String, Map<String, Basket>> households = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",");
        Basket b =
            households
                .computeIfAbsent(f[0], h -> new LinkedHashMap<>())
                .computeIfAbsent(f[2], i -> new Basket());
        b.time =
            LocalDateTime.parse(f[10].replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
        b.amount += Double.parseDouble(f[5]);
        b.quantity += Double.parseDouble(f[4]);
        b.discount += Double.parseDouble(f[6]) + Double.parseDouble(f[7]);
        b.products.add(f[3]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<MappedEvent>> out = new LinkedHashMap<>();
    households.forEach(
        (household, baskets) -> {
          List<MappedEvent> events = new ArrayList<>();
          baskets.forEach((id, b) -> events.add(order(household, id, b)));
          events.sort(Comparator.comparingLong(MappedEvent::time));
          out.put(household, events);
        });
    return out;
  }

  private static MappedEvent order(String household, String id, Basket b) {
    return MappedEvent.builder(Role.ORDER, household, b.time)
        .id(id)
        .amount(b.amount)
        .quantity(b.quantity)
        .discount(b.discount)
        .products(b.products)
        .build();
  }
}
