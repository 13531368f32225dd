/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Karaf's {@code deploy/} folder: what is put there is installed, what leaves is uninstalled. */
final class DeployFolder {
  private final Path folder;
  private final Path ours;

  DeployFolder(Path home) {
    this.folder = home.resolve("deploy");
    this.ours = home.resolve("foresight-deployed");
  }

  /** Makes the folder hold exactly these files of ours; others in it are left alone. */
  void replace(List<Path> files) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path f : files) {
      names.add(String.valueOf(f.getFileName()));
    }
    for (String old : Files.exists(ours) ? Files.readAllLines(ours) : List.<String>of()) {
      if (!names.contains(old)) {
        Files.deleteIfExists(folder.resolve(old));
      }
    }
    Files.write(ours, names);
    for (Path f : files) {
      put(f);
    }
  }

  /** Puts a file there unless the same content is there already. */
  void put(Path file) throws IOException {
    Path target = folder.resolve(String.valueOf(file.getFileName()));
    if (Files.exists(target) && same(file, target)) {
      return;
    }
    // Karaf polls this folder: it must never see half a file.
    Path part = folder.resolveSibling(target.getFileName() + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  private static boolean same(Path a, Path b) throws IOException {
    return Files.size(a) == Files.size(b)
        && Arrays.equals(Files.readAllBytes(a), Files.readAllBytes(b));
  }
}
