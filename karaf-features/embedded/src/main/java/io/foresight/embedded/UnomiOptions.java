/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a Unomi is started. Mutable until {@link UnomiServer#start}; not thread-safe. */
public final class UnomiOptions {
  final Path archive;
  final Path directory;
  int httpPort;
  int httpsPort;
  int sshPort;
  int hazelcastPort;
  int rmiRegistryPort;
  int rmiServerPort;
  String elasticsearch = "127.0.0.1:9200";
  String clusterName = "contextElasticSearch";
  String indexPrefix = "context";
  String password = "karaf";
  int heapMegabytes = 1024;
  Duration timeout = Duration.ofMinutes(5);
  final List<Path> deploy = new ArrayList<>();
  final Map<String, String> environment = new LinkedHashMap<>();
  final Map<String, String> systemProperties = new LinkedHashMap<>();

  /**
   * @param archive Unomi's {@code tar.gz}
   * @param directory where it is unpacked and keeps its data; reused when it holds the same version
   */
  public UnomiOptions(Path archive, Path directory) {
    this.archive = archive;
    this.directory = directory.toAbsolutePath().normalize();
  }

  /** Ports of the REST API; 0 (the default) takes any free one. */
  public UnomiOptions http(int plain, int tls) {
    httpPort = plain;
    httpsPort = tls;
    return this;
  }

  /** Port of the Karaf shell; 0 (the default) takes any free one. */
  public UnomiOptions ssh(int port) {
    sshPort = port;
    return this;
  }

  /** Ports nobody calls from outside: Hazelcast, RMI registry, RMI server; 0 = any free one. */
  public UnomiOptions internalPorts(int hazelcast, int rmiRegistry, int rmiServer) {
    hazelcastPort = hazelcast;
    rmiRegistryPort = rmiRegistry;
    rmiServerPort = rmiServer;
    return this;
  }

  /**
   * The Elasticsearch to use.
   *
   * @param addresses {@code host:port}, several separated by commas; default 127.0.0.1:9200
   */
  public UnomiOptions elasticsearch(String addresses) {
    elasticsearch = addresses;
    return this;
  }

  /** Name of the Elasticsearch cluster; default {@code contextElasticSearch}. */
  public UnomiOptions clusterName(String name) {
    clusterName = name;
    return this;
  }

  /** First part of all index names; default {@code context}. */
  public UnomiOptions indexPrefix(String prefix) {
    indexPrefix = prefix;
    return this;
  }

  /** Password of the user {@code karaf} for REST and shell; default {@code karaf}. */
  public UnomiOptions password(String value) {
    password = value;
    return this;
  }

  /** Maximum heap in MB; default 1024. */
  public UnomiOptions heapMegabytes(int value) {
    heapMegabytes = value;
    return this;
  }

  /** How long a start may take; default five minutes. */
  public UnomiOptions timeout(Duration value) {
    timeout = value;
    return this;
  }

  /**
   * A KAR or bundle put into {@code deploy/} before the start, as an operator would. A file given
   * at an earlier start and not now is taken out again.
   */
  public UnomiOptions deploy(Path file) {
    deploy.add(file);
    return this;
  }

  /** An environment variable, over everything this class sets itself. */
  public UnomiOptions environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A Java system property, over everything this class sets itself. */
  public UnomiOptions systemProperty(String name, String value) {
    systemProperties.put(name, value);
    return this;
  }

  /** Environment variables set by {@link #environment}. */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(environment);
  }

  void claimPorts() {
    httpPort = Ports.claim(httpPort, "Unomi HTTP");
    httpsPort = Ports.claim(httpsPort, "Unomi HTTPS");
    sshPort = Ports.claim(sshPort, "Unomi shell");
    hazelcastPort = Ports.claim(hazelcastPort, "Unomi Hazelcast");
    rmiRegistryPort = Ports.claim(rmiRegistryPort, "Unomi RMI registry");
    rmiServerPort = Ports.claim(rmiServerPort, "Unomi RMI server");
  }
}
