/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.Operations;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;

/** A verb in the shell: runs it and prints its answer as an indented outline. */
abstract class ShellVerb implements Action {
  @Reference Operations operations;
  @Reference Session session;

  abstract Object run();

  @Override
  public final Object execute() {
    print(session.getConsole(), run(), "");
    return null;
  }

  static void print(PrintStream out, Object value, String indent) {
    if (value instanceof Map) {
      for (Map.Entry<?, ?> e : ((Map<?, ?>) value).entrySet()) {
        if (isNested(e.getValue())) {
          out.println(indent + e.getKey() + ":");
          print(out, e.getValue(), indent + "  ");
        } else {
          out.println(indent + e.getKey() + ": " + e.getValue());
        }
      }
    } else if (value instanceof List) {
      for (Object o : (List<?>) value) {
        if (isNested(o)) {
          out.println(indent + "-");
          print(out, o, indent + "  ");
        } else {
          out.println(indent + "- " + o);
        }
      }
    } else if (value != null) {
      out.println(indent + value);
    }
  }

  private static boolean isNested(Object o) {
    return o instanceof Map && !((Map<?, ?>) o).isEmpty()
        || o instanceof List && !((List<?>) o).isEmpty();
  }
}
