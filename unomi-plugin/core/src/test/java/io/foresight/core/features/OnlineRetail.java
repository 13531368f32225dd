/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Orders of the public data set Online Retail II by customer, in time order. */
public final class OnlineRetail {
  private static final String CUT = "2010-12-01";

  /** One order being put together from its lines. */
  private static final class Order {
    long time;
    double amount;
    double quantity;
    final List<String> products = new ArrayList<>();
  }

  private OnlineRetail() {}

  /** Sales lines with a customer of both files, which overlap from 2010-12-01 on. */
  public static Map<String, List<MappedEvent>> load(Path folder) {
    Map<String, Map<String, Order>> byCustomer = new TreeMap<>();
    read(folder.resolve("online_retail_2009_2010.csv.gz"), true, byCustomer);
    read(folder.resolve("online_retail_2010_2011.csv.gz"), false, byCustomer);
    Map<String, List<MappedEvent>> out = new LinkedHashMap<>();
    byCustomer.forEach(
        (customer, orders) -> {
          List<MappedEvent> events = new ArrayList<>();
          orders.forEach((invoice, o) -> events.add(event(customer, invoice, o)));
          events.sort((a, b) -> Long.compare(a.time(), b.time()));
          out.put(customer, events);
        });
    return out;
  }

  private static MappedEvent event(String customer, String invoice, Order o) {
    return MappedEvent.builder(Role.ORDER, customer, o.time)
        .id(invoice)
        .amount(o.amount)
        .quantity(o.quantity)
        .products(o.products)
        .build();
  }

  private static void read(Path file, boolean cut, Map<String, Map<String, Order>> into) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // Only the description may be quoted; what matters is two columns before and five after it.
        String[] head = line.split(",", 3);
        String[] tail = line.substring(line.lastIndexOf('"') + 1).split(",");
        int n = tail.length;
        String customer = tail[n - 2];
        double quantity = Double.parseDouble(tail[n - 5]);
        double price = Double.parseDouble(tail[n - 3]);
        String time = tail[n - 4];
        boolean sale = !head[0].startsWith("C") && quantity > 0 && price > 0;
        if (!sale || customer.isEmpty() || (cut && time.compareTo(CUT) >= 0)) {
          continue;
        }
        Order o =
            into.computeIfAbsent(customer, c -> new LinkedHashMap<>())
                .computeIfAbsent(head[0], i -> new Order());
        if (o.time == 0) {
          o.time =
              LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        o.amount += quantity * price;
        o.quantity += quantity;
        o.products.add(head[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
