/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks Unomi's {@code tar.gz} and makes the two changes that let its Karaf 4.2 run on Java 16
 * and 17. Unomi's Groovy actions do not work there (Groovy 3.0.3 cannot read Java 17 class files);
 * they stay installed, since Unomi's own start check counts them, and log one error.
 */
final class UnomiDistribution {
  private static final String DONE = "foresight-unpacked";
  private static final String JAVA_SE = "version:List<Version>=\"%s9,10,11,12,13,14,15,16,17\"";

  private UnomiDistribution() {}

  /**
   * Returns the Karaf home below {@code directory}, unpacking the archive unless a whole copy of
   * the same archive is already there. A copy of another archive is an error, since its data would
   * not fit.
   */
  static Path unpack(Path archive, Path directory) throws IOException {
    Path home = directory.resolve("unomi");
    Path done = home.resolve(DONE);
    String identity = archive.getFileName() + " " + Files.size(archive) + "\n";
    if (Files.exists(done)) {
      String was = Files.readString(done);
      if (!was.equals(identity)) {
        throw new IOException(
            home
                + " holds "
                + was.trim()
                + " and not "
                + identity.trim()
                + ": use another directory");
      }
      return home;
    }
    Path part = directory.resolve("unomi.part");
    delete(part);
    delete(home);
    extract(archive, part);
    Path root = onlyChild(part);
    patchForJava17(root.resolve("etc"));
    Files.writeString(root.resolve(DONE), identity);
    Files.move(root, home, StandardCopyOption.ATOMIC_MOVE);
    delete(part);
    return home;
  }

  private static void extract(Path archive, Path into) throws IOException {
    Files.createDirectories(into);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path target = into.resolve(e.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("entry leaves the directory: " + e.getName());
        }
        if (e.isDirectory()) {
          Files.createDirectories(target);
        } else if (e.isFile()) {
          Files.createDirectories(target.resolveSibling(""));
          Files.copy(tar, target);
          if ((e.getMode() & 0100) != 0) {
            makeExecutable(target);
          }
        } else {
          throw new IOException("entry is neither file nor directory: " + e.getName());
        }
      }
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(posix.readAttributes().permissions());
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      posix.setPermissions(permissions);
    }
  }

  private static void patchForJava17(Path etc) throws IOException {
    append(etc.resolve("jre.properties"), "\njre-16 = ${jre-15}\njre-17 = ${jre-15}\n");
    StringBuilder caps = new StringBuilder("\neecap-17 = osgi.ee; osgi.ee=\"OSGi/Minimum\"; ");
    caps.append("version:List<Version>=\"1.0,1.1,1.2\", \\\n osgi.ee; osgi.ee=\"JavaSE\"; ");
    caps.append(String.format(JAVA_SE, "1.0,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,"));
    for (int i = 1; i <= 3; i++) {
      caps.append(", \\\n osgi.ee; osgi.ee=\"JavaSE/compact").append(i).append("\"; ");
      caps.append(String.format(JAVA_SE, "1.8,"));
    }
    String text = caps.append('\n').toString();
    append(etc.resolve("config.properties"), text + text.replace("eecap-17", "eecap-16"));
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static Path onlyChild(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      List<Path> all = children.collect(Collectors.toList());
      if (all.size() != 1 || !Files.isDirectory(all.get(0).resolve("etc"))) {
        throw new IOException("not a Karaf distribution: it holds " + all);
      }
      return all.get(0);
    }
  }

  static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path p :
            all.sorted(java.util.Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.delete(p);
        }
      }
    }
  }
}
