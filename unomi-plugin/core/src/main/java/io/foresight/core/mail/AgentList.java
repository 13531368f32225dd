/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the kind of a user agent by what it contains; the first entry that fits counts. */
final class AgentList {
  /** Apple's proxy tells no more than this. */
  private static final String APPLE = "mozilla/5.0";

  private static final String[] PROXIES = {"googleimageproxy", "yahoomailproxy", "yandeximage"};

  private static final String[] SCANNERS = {
    "barracuda",
    "mimecast",
    "proofpoint",
    "symantec",
    "messagelabs",
    "trendmicro",
    "fireeye",
    "fortimail",
    "sophos",
    "cisco-ironport",
    "safelinks",
    "bingpreview",
    "forcepoint",
    "zscaler",
    "linkscan",
    "urlscan",
    "preview",
    "crawl",
    "spider",
    "headless",
    "phantomjs",
    "bot/",
    "bot;",
    "curl/",
    "wget/",
    "python",
    "java/",
    "apache-httpclient",
    "okhttp",
    "go-http-client",
    "libwww",
    "node-fetch"
  };

  private final Map<String, AgentKind> entries = new LinkedHashMap<>();

  /**
   * @param own entries that come before the shipped ones: {@code {"contains": …, "kind": …}}
   */
  AgentList(List<Fields> own) {
    for (Fields f : own) {
      f.allowOnly(Set.of("contains", "kind"));
      AgentKind kind = f.oneOf("kind", AgentKind.class, null);
      if (kind == AgentKind.MISSING) {
        throw new InvalidInputException(f.at("kind"), "must not be missing");
      }
      entries.put(f.string("contains").toLowerCase(Locale.ROOT), kind);
    }
  }

  AgentKind kind(@Nullable String userAgent) {
    String a = userAgent == null ? "" : userAgent.trim().toLowerCase(Locale.ROOT);
    if (a.isEmpty()) {
      return AgentKind.MISSING;
    }
    for (Map.Entry<String, AgentKind> e : entries.entrySet()) {
      if (a.contains(e.getKey())) {
        return e.getValue();
      }
    }
    if (a.equals(APPLE)) {
      return AgentKind.PREFETCH;
    }
    if (containsAny(a, PROXIES)) {
      return AgentKind.PROXY;
    }
    return containsAny(a, SCANNERS) ? AgentKind.SCANNER : AgentKind.PERSON;
  }

  /** The own entries, as they are read. */
  List<Map<String, Object>> toList() {
    List<Map<String, Object>> out = new ArrayList<>();
    entries.forEach(
        (text, kind) ->
            out.add(Map.of("contains", text, "kind", kind.name().toLowerCase(Locale.ROOT))));
    return out;
  }

  private static boolean containsAny(String text, String[] parts) {
    for (String p : parts) {
      if (text.contains(p)) {
        return true;
      }
    }
    return false;
  }
}
