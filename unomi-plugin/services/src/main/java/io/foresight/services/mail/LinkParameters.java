/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The query of an address. Anything may stand in it: strangers write addresses. */
final class LinkParameters {
  /** Longer addresses are not ours. */
  private static final int LONGEST = 4_000;

  private final String query;

  LinkParameters(String url) {
    int hash = url.indexOf('#');
    String rest = hash < 0 ? url : url.substring(0, hash);
    int mark = rest.indexOf('?');
    query = url.length() > LONGEST ? "" : mark < 0 ? rest : rest.substring(mark + 1);
  }

  /** Values of these parameters, decoded; what cannot be decoded is left out. */
  List<String> of(Collection<String> names) {
    List<String> out = new ArrayList<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && names.contains(pair.substring(0, equals))) {
        try {
          out.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          continue;
        }
      }
    }
    return out;
  }
}
