/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A product and a stand-in that are only their far ends of the wire. */
final class FakeServers implements Servers {
  final FakeProduct product = new FakeProduct();
  final FakeWire standIn = new FakeWire();
  final List<String> calls = new ArrayList<>();
  Instant clock = Instant.EPOCH;
  private final Path folder;

  FakeServers(Path folder) {
    this.folder = folder;
    standIn.on(
        "GET /api/contacts?orderBy=id&start=0&limit=500",
        200,
        "{\"total\":\"3\",\"contacts\":{"
            + contact(1, "anna.adler.1@example.org", "")
            + ","
            + contact(2, "refused@example.org", "{\"reason\":1}")
            + ","
            + contact(3, "bruno.baker.2@example.org", "")
            + "}}");
    standIn.on("POST /_standin/react", 200, "{\"done\":1,\"unknown\":0}");
  }

  private static String contact(int id, String email, String dnc) {
    return "\""
        + id
        + "\":{\"id\":"
        + id
        + ",\"fields\":{\"all\":{\"email\":\""
        + email
        + "\"}},\"doNotContact\":["
        + dnc
        + "]}";
  }

  @Override
  public void startElasticsearch(Progress progress) {
    calls.add("elasticsearch");
  }

  @Override
  public MauticAccess startStandIn(Instant now, Progress progress) {
    calls.add("stand-in");
    return new MauticAccess(standIn.uri(""), "admin", "stand-in", "id", "secret");
  }

  @Override
  public URI startUnomi(Instant now, MauticAccess mautic, Progress progress) {
    calls.add("unomi with " + mautic.url.getHost());
    clock = now;
    return product.root();
  }

  @Override
  public Path importFolder() {
    return folder.resolve("import");
  }

  @Override
  public void close() {
    calls.add("closed");
    product.close();
    standIn.close();
  }
}
