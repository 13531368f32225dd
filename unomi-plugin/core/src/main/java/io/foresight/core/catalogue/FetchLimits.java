/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.Fields;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What fetching a feed may cost and where it may lead. A feed's address is something a user types
 * and a server follows: without limits it would open the network behind the server to them.
 */
public final class FetchLimits {
  private final long bytes;
  private final Duration time;
  private final int redirects;
  private final Set<String> privateHosts;
  private final Map<String, Object> json;

  private FetchLimits(Fields f) {
    f.allowOnly(Set.of("megabytes", "seconds", "redirects", "privateHosts"));
    bytes = (long) f.integer("megabytes", 512, 1, 10_000) << 20;
    time = Duration.ofSeconds(f.integer("seconds", 600, 1, 7_200));
    redirects = f.integer("redirects", 5, 0, 20);
    privateHosts = new HashSet<>();
    f.strings("privateHosts").forEach(h -> privateHosts.add(h.toLowerCase(Locale.ROOT)));
    json = f.asMap();
  }

  /** 512 MB, 10 minutes, 5 redirects, no private hosts. */
  public static FetchLimits defaults() {
    return from("fetch", Map.of());
  }

  /**
   * Reads limits from JSON: {@code megabytes} (1..10000), {@code seconds} (1..7200), {@code
   * redirects} (0..20), {@code privateHosts} (names that may lead to private addresses).
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static FetchLimits from(String path, Map<String, Object> json) {
    return new FetchLimits(Fields.of(path, json));
  }

  /** The largest feed, in bytes as they come over the wire. */
  public long bytes() {
    return bytes;
  }

  /** The longest time from the first request to the last byte. */
  public Duration time() {
    return time;
  }

  /** How many redirects are followed. */
  public int redirects() {
    return redirects;
  }

  /** Whether a host may have a private, local or otherwise special address. */
  public boolean mayBePrivate(String host) {
    return privateHosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /** As it was read. */
  public Map<String, Object> toMap() {
    return new LinkedHashMap<>(json);
  }
}
