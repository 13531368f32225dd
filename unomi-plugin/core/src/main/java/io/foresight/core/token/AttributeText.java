/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Attribute values of ASCII characters and named references of HTML 4 only. */
final class AttributeText {
  private static final String[] LATIN_1 =
      ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
              + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34"
              + " iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc"
              + " Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times"
              + " Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde"
              + " auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth"
              + " ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml"
              + " yacute thorn yuml")
          .split(" ");
  private static final String GREEK_CAPITALS =
      "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho -"
          + " Sigma Tau Upsilon Phi Chi Psi Omega";
  private static final String GREEK =
      "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
          + " sigmaf sigma tau upsilon phi chi psi omega";
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    for (int i = 0; i < LATIN_1.length; i++) {
      NAMES.put(0xa0 + i, LATIN_1[i]);
    }
    String[] capitals = GREEK_CAPITALS.split(" ");
    String[] small = GREEK.split(" ");
    for (int i = 0; i < small.length; i++) {
      NAMES.put(0x3b1 + i, small[i]);
      if (!capitals[i].equals("-")) {
        NAMES.put(0x391 + i, capitals[i]);
      }
    }
    String[] others = {
      "\u0152 OElig",
      "\u0153 oelig",
      "\u0160 Scaron",
      "\u0161 scaron",
      "\u0178 Yuml",
      "\u2013 ndash",
      "\u2014 mdash",
      "\u2018 lsquo",
      "\u2019 rsquo",
      "\u201a sbquo",
      "\u201c ldquo",
      "\u201d rdquo",
      "\u201e bdquo",
      "\u2022 bull",
      "\u2026 hellip",
      "\u2039 lsaquo",
      "\u203a rsaquo",
      "\u20ac euro",
      "\u2122 trade",
      "\" quot",
      "& amp",
      "< lt",
      "> gt",
      "' rsquo",
      "` rsquo"
    };
    for (String o : others) {
      NAMES.put(o.codePointAt(0), o.substring(2));
    }
  }

  private AttributeText() {}

  /** Empty if most of the letters cannot be written: a rest would say nothing. */
  static String of(String s) {
    StringBuilder out = new StringBuilder(s.length() + 16);
    int lost = 0;
    int written = 0;
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (append(out, c)) {
        written += Character.isLetterOrDigit(c) ? 1 : 0;
        if (c == '%' && Escapes.isHex(s, i) && Escapes.isHex(s, i + 1)) {
          // "%7B" would be a brace to Mautic.
          out.append(' ');
        }
      } else {
        lost += Character.isLetterOrDigit(c) ? 1 : 0;
      }
    }
    return lost > written ? "" : out.toString().trim();
  }

  private static boolean append(StringBuilder out, int c) {
    String name = NAMES.get(c);
    if (name != null) {
      out.append('&').append(name).append(';');
    } else if (c < 0x7f) {
      out.append(ascii((char) c));
    } else {
      int before = out.length();
      Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKD)
          .codePoints()
          .filter(d -> d < 0x7f && d >= ' ' && "\"&<>'`{}\\".indexOf(d) < 0)
          .forEach(out::appendCodePoint);
      return out.length() > before;
    }
    return true;
  }

  // Mautic strips backslashes, and what stays then may begin another meaning.
  private static char ascii(char c) {
    switch (c) {
      case '{':
        return '(';
      case '}':
        return ')';
      case '\\':
        return '/';
      default:
        return c;
    }
  }
}
