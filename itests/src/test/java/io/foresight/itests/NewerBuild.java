/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes the KAR of a later release out of the one under test: same code, higher versions. */
final class NewerBuild {
  private static final String OLD = "0.1.0-SNAPSHOT";

  private NewerBuild() {}

  static void of(Path kar, String version, Path target) throws IOException {
    try (InputStream file = Files.newInputStream(kar);
        ZipInputStream in = new ZipInputStream(file);
        OutputStream out = Files.newOutputStream(target);
        ZipOutputStream newer = new ZipOutputStream(out)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        newer.putNextEntry(new ZipEntry(e.getName().replace(OLD, version)));
        byte[] content = in.readAllBytes();
        if (e.getName().endsWith(".xml")) {
          content = text(content).replace(OLD, version).getBytes(StandardCharsets.UTF_8);
        } else if (e.getName().endsWith(".jar")) {
          content = bundle(content, version);
        }
        newer.write(content);
        newer.closeEntry();
      }
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bundle(byte[] content, String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(content))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
          if (!e.getName().equals("META-INF/MANIFEST.MF")) {
            out.putNextEntry(new ZipEntry(e.getName()));
            in.transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
    return bytes.toByteArray();
  }
}
