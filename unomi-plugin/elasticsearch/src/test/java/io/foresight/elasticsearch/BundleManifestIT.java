/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bundle as it is built imports what the platform has and keeps its libraries to itself. */
class BundleManifestIT {
  private static final List<String> PLATFORM =
      List.of("io.foresight.core.", "org.osgi.", "org.slf4j", "org.apache.commons.logging");
  private static final Set<String> JAVA =
      ModuleLayer.boot().modules().stream()
          .filter(m -> m.getName().startsWith("java."))
          .flatMap(m -> m.getPackages().stream())
          .collect(Collectors.toSet());
  private static final List<String> EMBEDDED =
      List.of(
          "com.fasterxml.jackson.",
          "co.elastic.",
          "org.elasticsearch.",
          "org.apache.http",
          "jakarta.json",
          "org.eclipse.parsson",
          "org.apache.commons.codec");

  @Test
  void imports_areThePlatformsOrTheJdks() throws IOException {
    assertThat(imports())
        .contains("io.foresight.core.store", "org.slf4j")
        .allMatch(p -> JAVA.contains(p) || PLATFORM.stream().anyMatch(p::startsWith))
        // The framework of Karaf 4.2 refuses them.
        .noneMatch(p -> p.startsWith("java."));
  }

  @Test
  void embeddedLibraries_areNeitherImportedNorExported() throws IOException {
    for (String library : EMBEDDED) {
      assertThat(imports()).noneMatch(p -> p.startsWith(library));
    }
    assertThat(manifest().getMainAttributes().getValue("Export-Package")).isNull();
  }

  @Test
  void embeddedJars_areComplete() throws IOException {
    String classPath = manifest().getMainAttributes().getValue("Bundle-ClassPath");
    assertThat(classPath)
        .contains("elasticsearch-java-", "elasticsearch-rest-client-", "jackson-databind-2.17")
        .contains("httpasyncclient-", "httpcore-nio-", "parsson-", "jakarta.json-api-")
        .doesNotContain("slf4j", "osgi.core", "foresight-core", "commons-logging");
    try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
      for (String entry : classPath.split(",")) {
        assertThat(entry.equals(".") || jar.getEntry(entry) != null).as(entry).isTrue();
      }
      assertThat(jar.getEntry("OSGI-INF/io.foresight.elasticsearch.ElasticsearchServices.xml"))
          .isNotNull();
    }
  }

  private static Manifest manifest() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("bundle.jar"))) {
      return jar.getManifest();
    }
  }

  /** Packages of Import-Package; commas within quotes do not separate. */
  private static List<String> imports() throws IOException {
    String header = manifest().getMainAttributes().getValue("Import-Package");
    List<String> packages = new ArrayList<>();
    for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
      packages.add(clause.split(";")[0].trim());
    }
    return packages;
  }
}
