/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.nio.file.Path;

/** What to try when the report is read: addresses, commands to copy. */
final class NextSteps {
  private final Options options;
  private final URI root;
  private final MauticAccess mautic;
  private final Path folder;

  NextSteps(Options options, URI root, MauticAccess mautic, Path folder) {
    this.options = options;
    this.root = root;
    this.mautic = mautic;
    this.folder = folder;
  }

  ArrayNode of(JsonNode report) {
    ArrayNode out = RestClient.JSON.createArrayNode();
    String curl = "curl -u " + Journey.USER + ":" + Journey.PASSWORD + " ";
    add(out, "Where everything stands", curl + root + "status");
    add(out, "What REST offers", curl + root + "openapi.json");
    JsonNode goal = report.path("goals").path(0);
    String id = goal.path("id").asText("");
    if (!id.isEmpty()) {
      add(out, "The next ten of a goal", curl + "'" + root + "goals/" + id + "/top?limit=20'");
    }
    String profile = goal.path("top").path(0).path("profile").asText("");
    if (!profile.isEmpty()) {
      add(out, "Why somebody scores high", curl + root + "profiles/" + profile + "/explain");
    }
    add(
        out,
        "Unomi's shell (password " + Journey.PASSWORD + "), e.g. foresight:status",
        "ssh -p " + options.ports.of(Option.SSH_PORT) + " " + Journey.USER + "@127.0.0.1");
    add(out, "Segments, as Unomi knows them", curl + root.resolve("/cxs/segments"));
    add(
        out,
        "Profiles in Elasticsearch",
        "curl 'http://127.0.0.1:" + options.ports.of(Option.ES_PORT) + "/context-profile/_search'");
    if (options.mautic == null) {
      add(
          out,
          "Contacts in the Mautic stand-in",
          "curl -u " + mautic.user + ":" + mautic.password + " " + at("api/contacts"));
    } else {
      add(out, "Contacts in Mautic", at("s/contacts"));
    }
    add(out, "Data and logs; delete it to start anew", folder.toString());
    return out;
  }

  private String at(String path) {
    String base = mautic.url.toString();
    return (base.endsWith("/") ? base : base + "/") + path;
  }

  private static void add(ArrayNode out, String what, String how) {
    out.addObject().put("what", what).put("how", how);
  }
}
