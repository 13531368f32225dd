/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what the server's JVM needs on its class path. */
public final class ElasticsearchClassPath {
  private ElasticsearchClassPath() {}

  /**
   * This module together with the jars in the folder {@code elasticsearch} beside it (the build
   * puts them there, a distribution may); without such a folder the class path of this JVM. So the
   * server never mixes with another version of its own libraries that the caller happens to use.
   */
  public static String find() {
    Path own = ownLocation();
    Path jars = own.resolveSibling("elasticsearch");
    return Files.isDirectory(jars)
        ? own + File.pathSeparator + jars.resolve("*")
        : System.getProperty("java.class.path");
  }

  private static Path ownLocation() {
    try {
      return Path.of(
          ElasticsearchClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("This module is not on the file system", e);
    }
  }
}
