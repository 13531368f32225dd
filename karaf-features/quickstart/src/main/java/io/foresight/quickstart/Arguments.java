/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line, split into options and their values; says nothing about what they mean. */
final class Arguments {
  private final Map<Option, List<String>> values = new EnumMap<>(Option.class);

  /**
   * @throws UsageException if an option is unknown, lacks its value or is given twice
   */
  Arguments(String... args) {
    for (Iterator<String> it = Arrays.asList(args).iterator(); it.hasNext(); ) {
      String arg = it.next();
      int equals = arg.indexOf('=');
      String flag = equals < 0 ? arg : arg.substring(0, equals);
      Option option = option(flag);
      List<String> list = values.computeIfAbsent(option, o -> new ArrayList<>());
      if (!list.isEmpty() && !option.repeatable()) {
        throw new UsageException(flag + " is given twice");
      }
      if (!option.takesValue()) {
        if (equals >= 0) {
          throw new UsageException(flag + " takes no value");
        }
        list.add("");
      } else if (equals >= 0) {
        list.add(value(flag, arg.substring(equals + 1)));
      } else if (it.hasNext()) {
        list.add(value(flag, it.next()));
      } else {
        throw new UsageException(flag + " needs a value");
      }
    }
  }

  boolean has(Option option) {
    return values.containsKey(option);
  }

  List<String> all(Option option) {
    return values.getOrDefault(option, List.of());
  }

  @Nullable String text(Option option) {
    return has(option) ? all(option).get(0) : null;
  }

  /** A whole number within bounds, or the default. */
  long whole(Option option, long ifAbsent, long min, long max) {
    String s = text(option);
    if (s == null) {
      return ifAbsent;
    }
    try {
      long v = Long.parseLong(s);
      if (v >= min && v <= max) {
        return v;
      }
    } catch (NumberFormatException e) {
      // The same message as out of bounds.
    }
    throw new UsageException(
        option.flag() + " must be a whole number in " + min + ".." + max + ", was " + s);
  }

  private static Option option(String flag) {
    for (Option o : Option.values()) {
      if (o.flag().equals(flag) || (o == Option.HELP && flag.equals("-h"))) {
        return o;
      }
    }
    throw new UsageException("unknown option " + flag + "; ./quickstart --help lists all");
  }

  private static String value(String flag, String value) {
    if (value.isBlank() || value.startsWith("--")) {
      throw new UsageException(flag + " needs a value");
    }
    return value;
  }
}
