/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The requests that came in. Thread-safe. */
public final class Journal {
  private static final int KEPT = 200_000;

  private final List<String> requests = new ArrayList<>();

  synchronized void add(String method, String path) {
    if (requests.size() < KEPT) {
      requests.add(method + " " + path);
    }
  }

  /** {@code METHOD path} of all requests, oldest first. */
  public synchronized List<String> requests() {
    return new ArrayList<>(requests);
  }

  /** How many requests match a regular expression on {@code METHOD path}. */
  public synchronized int count(String regex) {
    Pattern p = Pattern.compile(regex);
    return (int) requests.stream().filter(r -> p.matcher(r).matches()).count();
  }

  /** How many requests changed or could have changed something. */
  public int writes() {
    return count("(POST|PUT|PATCH|DELETE) /api/.*");
  }

  /** Forgets all requests. */
  public synchronized void clear() {
    requests.clear();
  }

  Map<String, Object> summary() {
    Map<String, Integer> byKind = new TreeMap<>();
    for (String r : requests()) {
      byKind.merge(r.replaceAll("/\\d+", "/#"), 1, Integer::sum);
    }
    return Json.map("requests", count(".*"), "writes", writes(), "byPath", byKind);
  }
}
