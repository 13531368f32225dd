/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.replaceConfigurationFile;

import io.foresight.embedded.ElasticsearchServer;
import io.foresight.embedded.KarafModules;
import io.foresight.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption;
import org.ops4j.pax.exam.options.extra.VMOption;

/**
 * The real Unomi distribution with our KAR in its deploy folder, on an Elasticsearch of its own
 * with an empty data folder. Everything listens on free ports.
 */
final class ExamPlatform {
  static final String HTTP_PORT = "org.osgi.service.http.port";

  /** What {@link KarafModules} leaves out, as the folder of the distribution has it. */
  private static final List<String> PATCHES =
      List.of(
          "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-4.2.15.jar",
          "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.2.15.jar");

  /** Karaf 4.2 knows Java up to 15. */
  private static final String EXECUTION_17 =
      "osgi.ee; osgi.ee=\"OSGi/Minimum\"; version:List<Version>=\"1.0,1.1,1.2\","
          + " osgi.ee; osgi.ee=\"JavaSE\"; version:List<Version>="
          + "\"1.0,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,9,10,11,12,13,14,15,16,17\"";

  private static final Path WORK = Path.of(System.getProperty("foresight.work", "target/it"));

  private ExamPlatform() {}

  /** Starts Elasticsearch, which ends with this JVM, and says how to start Unomi. */
  static Option[] options() throws IOException {
    Path run = Files.createTempDirectory(Files.createDirectories(WORK), "exam");
    ElasticsearchServer elasticsearch = ElasticsearchServer.start(run.resolve("es"), 0, "512m");
    List<Option> options = new ArrayList<>();
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl("file:" + System.getProperty("foresight.unomi.archive"))
            .name("Apache Unomi")
            .karafVersion("4.2.15")
            .useDeployFolder(false)
            .unpackDirectory(run.resolve("unomi").toFile()));
    options.add(keepRuntimeFolder());
    options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
    options.add(logLevel(LogLevelOption.LogLevel.INFO));
    options.add(systemTimeout(600_000));
    options.add(editConfigurationFilePut("etc/jre.properties", "jre-17", "${jre-15}"));
    options.add(editConfigurationFilePut("etc/config.properties", "eecap-17", EXECUTION_17));
    options.add(
        replaceConfigurationFile(
            "deploy/foresight.kar", new File(System.getProperty("foresight.kar"))));
    ports(options);
    system(options, "unomi.autoStart", "true");
    system(options, "org.apache.unomi.hazelcast.group.name", "exam" + Ports.free());
    system(
        options, "org.apache.unomi.elasticsearch.addresses", "localhost:" + elasticsearch.port());
    system(options, "org.apache.unomi.elasticsearch.defaultIndex.nbShards", "1");
    system(options, "org.apache.unomi.elasticsearch.monthlyIndex.nbShards", "1");
    options.add(new VMOption("-Xmx1g"));
    KarafModules.options().forEach(o -> options.add(new VMOption(o)));
    PATCHES.forEach(o -> options.add(new VMOption(o)));
    return options.toArray(new Option[0]);
  }

  private static void ports(List<Option> options) {
    system(options, HTTP_PORT, String.valueOf(Ports.free()));
    system(options, "org.osgi.service.http.port.secure", String.valueOf(Ports.free()));
    system(options, "org.apache.unomi.hazelcast.network.port", String.valueOf(Ports.free()));
    String management = "etc/org.apache.karaf.management.cfg";
    for (String port : List.of("rmiRegistryPort", "rmiServerPort")) {
      options.add(editConfigurationFilePut(management, port, String.valueOf(Ports.free())));
    }
  }

  private static void system(List<Option> options, String name, String value) {
    options.add(editConfigurationFilePut("etc/custom.system.properties", name, value));
  }
}
