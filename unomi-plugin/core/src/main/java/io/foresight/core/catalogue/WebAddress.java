/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Absolute http and https addresses, written with nothing but the ASCII characters that an address
 * may hold. What browsers repair (spaces, letters beyond ASCII, quotes, braces) is percent-encoded;
 * everything else that is not such an address is refused.
 */
public final class WebAddress {
  /**
   * The longest address that is taken, in characters; browsers and mail clients cut longer ones.
   */
  public static final int LONGEST = 2_000;

  private static final String AS_IS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&()*+,;=";

  private WebAddress() {}

  /**
   * The address in its safe form.
   *
   * @return null if it is not an absolute http or https address with a host, names a user, or is
   *     longer than {@value #LONGEST} characters
   */
  public static @Nullable String of(String text) {
    String s = text.strip();
    if (s.length() > LONGEST || hasControl(s)) {
      return null;
    }
    String scheme = s.length() < 8 ? "" : s.substring(0, s.indexOf(':') + 1);
    if (!scheme.equalsIgnoreCase("http:") && !scheme.equalsIgnoreCase("https:")) {
      return null;
    }
    String safe = scheme.toLowerCase(Locale.ROOT) + encode(host(s.substring(scheme.length())));
    try {
      URI uri = new URI(safe);
      boolean sound =
          uri.getHost() != null && uri.getRawUserInfo() == null && safe.length() <= LONGEST;
      return sound ? safe : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Percent-encodes for one value of a query or one segment of a path. */
  public static String encodeValue(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0)) {
        out.append((char) b);
      } else {
        percent(out, b);
      }
    }
    return out.toString();
  }

  /** Host names beyond ASCII in the form that the domain name system knows. */
  private static String host(String afterScheme) {
    if (!afterScheme.startsWith("//")) {
      return afterScheme;
    }
    int end = 2;
    while (end < afterScheme.length() && "/?#\\".indexOf(afterScheme.charAt(end)) < 0) {
      end++;
    }
    String authority = afterScheme.substring(2, end);
    if (authority.chars().allMatch(c -> c < 0x80)) {
      return afterScheme;
    }
    try {
      return "//" + IDN.toASCII(authority) + afterScheme.substring(end);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String encode(String s) {
    StringBuilder out = new StringBuilder(s.length());
    int path = 2;
    boolean fragment = false;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      boolean escape = c == '%' && i + 2 <= s.length() && isHex(s, i) && isHex(s, i + 1);
      boolean bracket = (c == '[' || c == ']') && out.indexOf("/", path) >= 0;
      boolean hash = c == '#' && fragment;
      fragment |= c == '#';
      if (escape || c < 0x80 && AS_IS.indexOf(c) >= 0 && !bracket && !hash) {
        out.append((char) c);
      } else {
        for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
          percent(out, b);
        }
      }
    }
    return out.toString();
  }

  private static void percent(StringBuilder out, byte b) {
    out.append('%').append(hex(b >> 4 & 15)).append(hex(b & 15));
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }

  private static boolean isHex(String s, int i) {
    return Character.digit(s.charAt(i), 16) >= 0 && s.charAt(i) < 0x80;
  }

  private static boolean hasControl(String s) {
    return s.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
  }
}
