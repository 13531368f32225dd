/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the JVM of a server is made of: the jars of a release and the plugins that are on. */
public final class ElasticsearchRelease {
  private static final List<String> PLUGINS =
      List.of(
          "org.elasticsearch.transport.Netty4Plugin",
          "org.elasticsearch.analysis.common.CommonAnalysisPlugin",
          "org.elasticsearch.painless.PainlessPlugin",
          "org.elasticsearch.index.reindex.ReindexPlugin",
          "org.elasticsearch.percolator.PercolatorPlugin",
          "org.elasticsearch.join.ParentJoinPlugin",
          "org.elasticsearch.index.mapper.MapperExtrasPlugin",
          "org.elasticsearch.ingest.common.IngestCommonPlugin",
          "org.elasticsearch.script.mustache.MustachePlugin",
          "io.foresight.embedded.FlattenedShimPlugin");

  private final String classPath;
  private final List<String> plugins;

  /**
   * @param classPath of the server's JVM
   * @param plugins names of the plugins' classes
   */
  public ElasticsearchRelease(String classPath, List<String> plugins) {
    this.classPath = classPath;
    this.plugins = List.copyOf(plugins);
  }

  /**
   * 7.10.2 with the modules that Unomi needs: this module together with the jars beside it; without
   * such jars the class path of this JVM.
   */
  public static ElasticsearchRelease embedded() {
    Path own = locationOf(ElasticsearchRelease.class);
    return new ElasticsearchRelease(
        Files.isDirectory(jarsBeside(own)) ? withJars(own) : System.getProperty("java.class.path"),
        PLUGINS);
  }

  /**
   * Another release that a module of the build brings: its classes, with the jars in the folder
   * {@code elasticsearch} beside them. So the server never mixes with another version of its own
   * libraries that the caller happens to use.
   *
   * @param ofModule any class of that module
   * @param plugins names of the plugins' classes
   */
  public static ElasticsearchRelease of(Class<?> ofModule, List<String> plugins) {
    return new ElasticsearchRelease(
        locationOf(ElasticsearchRelease.class)
            + File.pathSeparator
            + withJars(locationOf(ofModule)),
        plugins);
  }

  String classPath() {
    return classPath;
  }

  List<String> plugins() {
    return plugins;
  }

  private static String withJars(Path classes) {
    return classes + File.pathSeparator + jarsBeside(classes).resolve("*");
  }

  private static Path jarsBeside(Path classes) {
    return classes.resolveSibling("elasticsearch");
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type + " is not on the file system", e);
    }
  }
}
