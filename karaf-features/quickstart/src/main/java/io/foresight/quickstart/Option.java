/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.util.Locale;

/** Everything the command line knows. */
enum Option {
  HELP("", "This text."),
  EXIT("", "Stop after the report; the exit code tells whether all went well."),
  REPORT("FILE", "Write the report as JSON, too."),
  ORDERS("FILE[.gz]", "Use this order log (CSV) in place of the simulated shop. Repeatable."),
  MAPPING("FILE|NAME", "How the log's columns read: a JSON file, or online_retail or cdnow."),
  AS_OF("DATE", "The product's now, e.g. 2011-06-01. Default: after the last event."),
  MAUTIC("URL", "Push to this Mautic instead of the stand-in."),
  MAUTIC_USER("NAME", "User of that Mautic."),
  MAUTIC_PASSWORD("TEXT", "Its password; better the variable FORESIGHT_MAUTIC_PASSWORD."),
  MAUTIC_CLIENT_ID("ID", "OAuth2 client of that Mautic, in place of a user."),
  MAUTIC_CLIENT_SECRET("TEXT", "Its secret; better FORESIGHT_MAUTIC_CLIENT_SECRET."),
  PROFILES("N", "People in the simulated shop, 1..100000. Default 5000."),
  DAYS("D", "Days the simulated shop has lived, 30..3650. Default 540."),
  SEED("S", "Decides everything left to chance. Default 1."),
  KEEP("DIR", "Where the data lives. Default .foresight"),
  HTTP_PORT("PORT", "Unomi. Default 8181."),
  HTTPS_PORT("PORT", "Unomi, encrypted. Default 9443."),
  SSH_PORT("PORT", "Unomi's shell. Default 8102."),
  ES_PORT("PORT", "Elasticsearch. Default 9200."),
  MAUTIC_PORT("PORT", "The Mautic stand-in. Default 8282.");

  private final String value;
  private final String help;

  Option(String value, String help) {
    this.value = value;
    this.help = help;
  }

  /** As written, e.g. {@code --as-of}. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  boolean repeatable() {
    return this == ORDERS;
  }

  static String help() {
    StringBuilder out = new StringBuilder();
    out.append("Usage: ./quickstart [OPTION]...\n\n");
    out.append("Starts Elasticsearch, Unomi with Foresight and a Mautic stand-in, fills them,\n");
    out.append("trains, scores, synchronises, reports, and serves until Ctrl-C.\n\n");
    for (Option o : values()) {
      out.append(
          String.format(Locale.ROOT, "  %-28s%s%n", (o.flag() + " " + o.value).trim(), o.help));
    }
    out.append(
        "\nExit codes: 0 all well, 1 a step failed, 2 the command line cannot be followed.\n");
    return out.toString();
  }
}
