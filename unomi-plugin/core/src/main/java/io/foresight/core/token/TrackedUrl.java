/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.catalogue.WebAddress;

/** Addresses that say which recommendation they came from. */
public final class TrackedUrl {
  private TrackedUrl() {}

  /**
   * Adds a parameter to the query, before the fragment. One of the same name is replaced.
   *
   * @param url as {@link WebAddress} gives it
   * @param name letters, digits, _ and - only
   * @param value anything; it is encoded
   */
  public static String with(String url, String name, String value) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash);
    String rest = hash < 0 ? url : url.substring(0, hash);
    int mark = rest.indexOf('?');
    StringBuilder query = new StringBuilder();
    if (mark >= 0) {
      for (String pair : rest.substring(mark + 1).split("&")) {
        if (!pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "=")) {
          query.append(pair).append('&');
        }
      }
      rest = rest.substring(0, mark);
    }
    query.append(name).append('=').append(WebAddress.encodeValue(value));
    return rest + '?' + query + fragment;
  }
}
