/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Karaf of a Unomi distribution as a child JVM, with the options of its {@code bin/karaf
 * server} but without the shell script in between, so that the child can be supervised.
 */
final class KarafProcess {
  private KarafProcess() {}

  static Process start(Path home, UnomiOptions options) throws IOException {
    Files.createDirectories(home.resolve("data/log"));
    Files.createDirectories(home.resolve("data/tmp"));
    // Left by a server that was killed: a stop must not go to whoever has that port now.
    Files.deleteIfExists(home.resolve("data/port"));
    ProcessBuilder b = new ProcessBuilder(command(home, options));
    b.directory(home.toFile());
    b.environment().putAll(environment(options));
    b.redirectErrorStream(true);
    b.redirectOutput(output(home).toFile());
    return b.start();
  }

  /** What the process printed; the log itself is {@link #log}. */
  static Path output(Path home) {
    return home.resolve("data/log/output.log");
  }

  static Path log(Path home) {
    return home.resolve("data/log/karaf.log");
  }

  private static List<String> command(Path home, UnomiOptions options) throws IOException {
    List<String> c = new ArrayList<>();
    c.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    c.add("-Xms256m");
    c.add("-Xmx" + options.heapMegabytes + "m");
    c.addAll(KarafModules.options());
    patchModule(c, home, "java.base", "org.apache.karaf.specs.locator-");
    patchModule(c, home, "java.xml", "org.apache.karaf.specs.java.xml-");
    for (Map.Entry<String, String> p : properties(home, options).entrySet()) {
      c.add("-D" + p.getKey() + "=" + p.getValue());
    }
    c.add("-classpath");
    c.add(classPath(home));
    c.add(SupervisedKaraf.class.getName());
    return c;
  }

  private static void patchModule(List<String> command, Path home, String module, String jar)
      throws IOException {
    for (Path p : jars(home.resolve("lib/endorsed"))) {
      String rest = String.valueOf(p.getFileName()).replace(jar, "");
      if (!rest.isEmpty() && Character.isDigit(rest.charAt(0))) {
        command.add("--patch-module=" + module + "=" + p);
        return;
      }
    }
    throw new IOException("no " + jar + "*.jar in " + home.resolve("lib/endorsed"));
  }

  private static String classPath(Path home) throws IOException {
    List<Path> all = new ArrayList<>();
    all.add(supervisor(home));
    all.addAll(jars(home.resolve("lib/boot")));
    all.addAll(jars(home.resolve("lib/jdk9plus")));
    return all.stream()
        .map(Path::toString)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** A directory with nothing but the supervising class: our other jars stay out of Karaf. */
  private static Path supervisor(Path home) throws IOException {
    Path root = home.resolve("lib/supervisor");
    String name = SupervisedKaraf.class.getName().replace('.', '/') + ".class";
    Path target = root.resolve(name);
    Files.createDirectories(target.resolveSibling(""));
    try (InputStream in = SupervisedKaraf.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException(name + " cannot be found");
      }
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return root;
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".jar")).sorted().collect(Collectors.toList());
    }
  }

  private static Map<String, String> properties(Path home, UnomiOptions options) {
    Map<String, String> p = new LinkedHashMap<>();
    p.put("karaf.instances", home.resolve("instances").toString());
    p.put("karaf.home", home.toString());
    p.put("karaf.base", home.toString());
    p.put("karaf.data", home.resolve("data").toString());
    p.put("karaf.etc", home.resolve("etc").toString());
    p.put("karaf.log", home.resolve("data/log").toString());
    p.put("karaf.startLocalConsole", "false");
    p.put("karaf.startRemoteShell", "true");
    p.put("java.io.tmpdir", home.resolve("data/tmp").toString());
    p.put(
        "java.util.logging.config.file",
        home.resolve("etc/java.util.logging.properties").toString());
    p.put("unomi.autoStart", "true");
    String loopback = Ports.loopback().getHostAddress();
    p.put("org.ops4j.pax.web.listening.addresses", loopback);
    p.put("org.apache.unomi.shell.sshHost", loopback);
    p.put("hazelcast.local.localAddress", loopback);
    p.put("hazelcast.socket.bind.any", "false");
    p.put("hazelcast.phone.home.enabled", "false");
    p.put("org.apache.unomi.shell.sshPort", Integer.toString(options.sshPort));
    p.putAll(options.systemProperties);
    return p;
  }

  private static Map<String, String> environment(UnomiOptions o) {
    Map<String, String> e = new LinkedHashMap<>();
    e.put("UNOMI_HTTP_PORT", Integer.toString(o.httpPort));
    e.put("UNOMI_SECURE_HTTP_PORT", Integer.toString(o.httpsPort));
    e.put("UNOMI_HAZELCAST_NETWORK_PORT", Integer.toString(o.hazelcastPort));
    // One group per node: two servers of one machine must not become a cluster by accident.
    e.put("UNOMI_HAZELCAST_GROUP_NAME", "foresight-" + o.hazelcastPort);
    e.put("UNOMI_HAZELCAST_TCPIP_MEMBERS", "127.0.0.1:" + o.hazelcastPort);
    e.put("ORG_APACHE_KARAF_MANAGEMENT_RMIREGISTRYPORT", Integer.toString(o.rmiRegistryPort));
    e.put("ORG_APACHE_KARAF_MANAGEMENT_RMISERVERPORT", Integer.toString(o.rmiServerPort));
    e.put("UNOMI_CLUSTER_PUBLIC_ADDRESS", "http://127.0.0.1:" + o.httpPort);
    e.put("UNOMI_CLUSTER_INTERNAL_ADDRESS", "https://127.0.0.1:" + o.httpsPort);
    e.put("UNOMI_ELASTICSEARCH_ADDRESSES", o.elasticsearch);
    e.put("UNOMI_ELASTICSEARCH_CLUSTERNAME", o.clusterName);
    e.put("UNOMI_ELASTICSEARCH_INDEXPREFIX", o.indexPrefix);
    e.put("UNOMI_ELASTICSEARCH_DEFAULTINDEX_SHARDS", "1");
    e.put("UNOMI_ELASTICSEARCH_MONTHLYINDEX_SHARDS", "1");
    e.put("UNOMI_ROOT_PASSWORD", o.password);
    // Unomi deletes monthly indices after 12 months and profiles after 180 idle days: imported
    // history would vanish overnight.
    e.put("UNOMI_MONTHLY_INDEX_PURGE_EXISTTIME", "-1");
    e.put("UNOMI_PROFILE_PURGE_INACTIVETIME", "-1");
    e.putAll(o.environment);
    return e;
  }
}
