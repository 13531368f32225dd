/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * That each bundle resolves is verified when the features are built; here that it does not resolve
 * by pretending: an optional import of a package our own code uses would fail at run time only.
 */
class BundleImportsIT {
  private static final Pattern IMPORT =
      Pattern.compile("([A-Za-z0-9_.]+)((?:;[a-z-]+:?=(?:\"[^\"]*\"|[^,;\"]+))*),?");

  /** Manifest and the constant pools of our own classes, by symbolic name. */
  private static final Map<String, Manifest> MANIFESTS = new TreeMap<>();

  private static final Map<String, String> OWN_CLASSES = new TreeMap<>();

  @BeforeAll
  static void readKar() throws IOException {
    try (InputStream file = Files.newInputStream(Platform.KAR);
        ZipInputStream kar = new ZipInputStream(file)) {
      for (ZipEntry e = kar.getNextEntry(); e != null; e = kar.getNextEntry()) {
        if (e.getName().endsWith(".jar")) {
          readBundle(kar.readAllBytes());
        }
      }
    }
  }

  private static void readBundle(byte[] content) throws IOException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(content))) {
      String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      StringBuilder classes = new StringBuilder();
      for (ZipEntry e = jar.getNextEntry(); e != null; e = jar.getNextEntry()) {
        if (e.getName().startsWith("io/foresight/") && e.getName().endsWith(".class")) {
          classes.append(new String(jar.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
      MANIFESTS.put(name, jar.getManifest());
      OWN_CLASSES.put(name, classes.toString());
    }
  }

  @Test
  void kar_holdsTheSixBundles() {
    assertThat(MANIFESTS.keySet())
        .containsExactly(
            "io.foresight.conditions",
            "io.foresight.core",
            "io.foresight.elasticsearch",
            "io.foresight.mautic-connector",
            "io.foresight.scoring-actions",
            "io.foresight.services");
  }

  @Test
  void optionalImports_areNotUsedByOurOwnClasses() {
    List<String> hidden = new ArrayList<>();
    MANIFESTS.forEach(
        (name, manifest) ->
            imports(manifest)
                .forEach(
                    (pkg, attributes) -> {
                      String used = pkg.replace('.', '/') + "/";
                      if (attributes.contains("optional")
                          && Pattern.compile("[L\\u0001-\\u00ff]" + used + "[A-Z]")
                              .matcher(OWN_CLASSES.get(name))
                              .find()) {
                        hidden.add(name + " -> " + pkg);
                      }
                    }));
    assertThat(hidden).isEmpty();
  }

  @Test
  void ownAndPlatformImports_areMandatoryAndVersioned() {
    MANIFESTS.forEach(
        (name, manifest) ->
            imports(manifest)
                .forEach(
                    (pkg, attributes) -> {
                      assertThat(pkg).as(name).doesNotStartWith("java.");
                      if (pkg.startsWith("io.foresight.") || pkg.startsWith("org.apache.unomi.")) {
                        assertThat(attributes)
                            .as(name + " imports " + pkg)
                            .contains("version=")
                            .doesNotContain("optional");
                      }
                    }));
  }

  private static Map<String, String> imports(Manifest manifest) {
    Map<String, String> imports = new TreeMap<>();
    String header = manifest.getMainAttributes().getValue("Import-Package");
    Matcher matcher = IMPORT.matcher(header == null ? "" : header);
    while (matcher.find()) {
      imports.put(matcher.group(1), matcher.group(2));
    }
    return imports;
  }
}
