/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the handler of a request; a wrong method is as unknown as a wrong path. */
final class Router {
  private static final class Route {
    final String method;
    final Pattern path;
    final Function<Call, Answer> handler;

    Route(String method, Pattern path, Function<Call, Answer> handler) {
      this.method = method;
      this.path = path;
      this.handler = handler;
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /**
   * @param path with {@code #} for a number and {@code *} for a name
   */
  Router on(String method, String path, Function<Call, Answer> handler) {
    String regex = path.replace("#", "(\\d+)").replace("*", "([^/]+)");
    routes.add(new Route(method, Pattern.compile(regex), handler));
    return this;
  }

  Answer answer(Call call) {
    for (Route r : routes) {
      Matcher m = r.path.matcher(call.path);
      if (r.method.equals(call.method) && m.matches()) {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= m.groupCount(); i++) {
          groups.add(m.group(i));
        }
        call.groups = groups;
        try {
          return r.handler.apply(call);
        } catch (Refusal e) {
          return e.answer;
        }
      }
    }
    return Answer.failure(404, "Requested URL not found: " + call.path, null);
  }
}
