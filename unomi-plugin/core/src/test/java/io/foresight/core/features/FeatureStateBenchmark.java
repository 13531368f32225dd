/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Device;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.table.Row;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints, as JSON, what folding, packing and reading cost: best of several rounds on one thread.
 * Customers of a shop over two years: most browse and get mails, some order.
 */
public final class FeatureStateBenchmark {
  private static final int PROFILES = 2000;
  private static final int ROUNDS = 7;

  private FeatureStateBenchmark() {}

  /** Runs it; no arguments. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<List<MappedEvent>> profiles = profiles();
    long events = profiles.stream().mapToLong(List::size).sum();
    FeatureReader reader = new FeatureReader();
    double fold = Double.MAX_VALUE;
    double encode = Double.MAX_VALUE;
    double decode = Double.MAX_VALUE;
    double read = Double.MAX_VALUE;
    int[] sizes = new int[PROFILES];
    double checksum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long t = System.nanoTime();
      List<FeatureState> states = new ArrayList<>();
      for (List<MappedEvent> p : profiles) {
        FeatureState s = new FeatureState();
        for (MappedEvent e : p) {
          s.fold(e, e.time());
        }
        states.add(s);
      }
      fold = Math.min(fold, (System.nanoTime() - t) / (double) events);
      t = System.nanoTime();
      List<byte[]> packed = new ArrayList<>();
      for (FeatureState s : states) {
        packed.add(s.encode());
      }
      encode = Math.min(encode, (System.nanoTime() - t) / (double) PROFILES);
      t = System.nanoTime();
      List<FeatureState> back = new ArrayList<>();
      for (byte[] b : packed) {
        back.add(FeatureState.decode(b));
      }
      decode = Math.min(decode, (System.nanoTime() - t) / (double) PROFILES);
      Row row = reader.newRow();
      t = System.nanoTime();
      for (FeatureState s : back) {
        reader.read(s, Map.of(), Events.NOW, row);
        checksum += row.numbers[0];
      }
      read = Math.min(read, (System.nanoTime() - t) / (double) PROFILES);
      for (int i = 0; i < PROFILES; i++) {
        sizes[i] = packed.get(i).length;
      }
    }
    Arrays.sort(sizes);
    out.printf(
        Locale.ROOT,
        "{\"profiles\": %d, \"events\": %d, \"foldNanosPerEvent\": %.0f, \"encodeNanos\": %.0f,"
            + " \"decodeNanos\": %.0f, \"readNanos\": %.0f, \"features\": %d,"
            + " \"bytesMedian\": %d, \"bytesP95\": %d, \"bytesMax\": %d, \"checksum\": %.0f}%n",
        PROFILES,
        events,
        fold,
        encode,
        decode,
        read,
        reader.schema().columns().size(),
        sizes[PROFILES / 2],
        sizes[PROFILES * 95 / 100],
        sizes[PROFILES - 1],
        checksum);
  }

  private static List<List<MappedEvent>> profiles() {
    Random random = new Random(42);
    List<List<MappedEvent>> out = new ArrayList<>();
    for (int p = 0; p < PROFILES; p++) {
      List<MappedEvent> events = new ArrayList<>();
      // Visits a year, most people few: mean 12.
      double rate = -12 * Math.log(1 - random.nextDouble());
      for (int day = 0; day < 730; day++) {
        long midnight = Events.NOW - (730 - day) * Events.DAY;
        if (day % 7 == 2) {
          mail(events, random, midnight, p + "m" + day);
        }
        if (random.nextDouble() < rate / 365) {
          visit(events, random, midnight, p + "v" + day);
        }
      }
      events.sort(Comparator.comparingLong(MappedEvent::time));
      out.add(events);
    }
    return out;
  }

  private static void mail(List<MappedEvent> events, Random random, long midnight, String id) {
    long t = midnight + 9 * 3_600_000L;
    events.add(MappedEvent.builder(Role.MAIL_SENT, "p", t).id(id).build());
    if (random.nextInt(4) == 0) {
      events.add(MappedEvent.builder(Role.MAIL_OPEN, "p", t + 60_000).id(id + "o").build());
    }
    if (random.nextInt(20) == 0) {
      events.add(MappedEvent.builder(Role.MAIL_CLICK, "p", t + 90_000).id(id + "c").build());
    }
  }

  private static void visit(List<MappedEvent> events, Random random, long midnight, String id) {
    long t = midnight + (8 + random.nextInt(14)) * 3_600_000L;
    int views = 1 + random.nextInt(10);
    for (int i = 0; i < views; i++) {
      events.add(
          item(i % 4 == 3 ? Role.CART_ADD : Role.PRODUCT_VIEW, random, t + i * 40_000L, id + i));
    }
    if (random.nextInt(5) == 0) {
      events.add(
          MappedEvent.builder(Role.ORDER, "p", t + 900_000)
              .id(id + "b")
              .amount(20 + random.nextInt(8000) / 100.0)
              .quantity(2)
              .discount(random.nextInt(3))
              .margin(8)
              .products(List.of("p" + random.nextInt(300), "p" + random.nextInt(300)))
              .categories(List.of("c" + random.nextInt(12)))
              .device(Device.DESKTOP)
              .build());
    }
  }

  private static MappedEvent item(Role role, Random random, long time, String id) {
    return MappedEvent.builder(role, "p", time)
        .id(id)
        .products(List.of("p" + random.nextInt(300)))
        .categories(List.of("c" + random.nextInt(12)))
        .device(random.nextBoolean() ? Device.MOBILE : Device.DESKTOP)
        .build();
  }
}
