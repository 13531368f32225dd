/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnomiDistributionTest {
  private Path dir;
  private Path archive;

  @BeforeEach
  void writeArchive(@TempDir Path temporary) throws IOException {
    dir = temporary;
    archive = dir.resolve("unomi-1.tar.gz");
    write(archive, "unomi-1/etc/jre.properties", "unomi-1/etc/config.properties", "unomi-1/bin/go");
  }

  @Test
  void unpack_makesKarafKnowJava17() throws IOException {
    Path home = UnomiDistribution.unpack(archive, dir);
    assertThat(properties(home.resolve("etc/jre.properties")))
        .containsEntry("jre-16", "${jre-15}")
        .containsEntry("jre-17", "${jre-15}");
    assertThat(properties(home.resolve("etc/config.properties")).getProperty("eecap-17"))
        .startsWith("osgi.ee; osgi.ee=\"OSGi/Minimum\"")
        .contains("osgi.ee=\"JavaSE\"; version:List<Version>=\"1.0,1.1,1.2,1.3")
        .endsWith(
            "osgi.ee=\"JavaSE/compact3\"; version:List<Version>=\"1.8,9,10,11,12,13,14,15,16,17\"");
    assertThat(home.resolve("bin/go")).isExecutable();
    assertThat(dir.resolve("unomi.part")).doesNotExist();
  }

  @Test
  void unpack_again_keepsWhatIsThere() throws IOException {
    Path home = UnomiDistribution.unpack(archive, dir);
    Files.writeString(home.resolve("etc/mine.cfg"), "kept");
    UnomiDistribution.unpack(archive, dir);
    assertThat(home.resolve("etc/mine.cfg")).hasContent("kept");
    assertThat(Files.readString(home.resolve("etc/jre.properties"))).containsOnlyOnce("jre-17");
  }

  @Test
  void unpack_afterAnInterruptedOne_startsOver() throws IOException {
    Files.createDirectories(dir.resolve("unomi.part/unomi-1/etc"));
    Files.createDirectories(dir.resolve("unomi/etc"));
    assertThat(UnomiDistribution.unpack(archive, dir).resolve("bin/go")).exists();
  }

  @Test
  void unpack_anotherVersionOverData_isRefused() throws IOException {
    UnomiDistribution.unpack(archive, dir);
    Path other = dir.resolve("unomi-2.tar.gz");
    write(other, "unomi-2/etc/jre.properties", "unomi-2/etc/config.properties");
    assertThatThrownBy(() -> UnomiDistribution.unpack(other, dir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unomi-1.tar.gz")
        .hasMessageContaining("use another directory");
  }

  @Test
  void unpack_entryOutside_isRefused() throws IOException {
    Path evil = dir.resolve("evil.tar.gz");
    write(evil, "unomi-1/etc/jre.properties", "../../outside");
    assertThatThrownBy(() -> UnomiDistribution.unpack(evil, dir.resolve("in")))
        .hasMessageContaining("entry leaves the directory: ../../outside");
  }

  @Test
  void unpack_notKaraf_isRefused() throws IOException {
    Path other = dir.resolve("other.tar.gz");
    write(other, "something/readme");
    assertThatThrownBy(() -> UnomiDistribution.unpack(other, dir.resolve("in")))
        .hasMessageContaining("not a Karaf distribution");
  }

  private static Properties properties(Path file) throws IOException {
    Properties p = new Properties();
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      p.load(in);
    }
    return p;
  }

  private static void write(Path file, String... names) throws IOException {
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
      for (String name : names) {
        byte[] content = ("# " + name + "\n").getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry e = new TarArchiveEntry(name, true);
        e.setSize(content.length);
        e.setMode(name.contains("/bin/") ? 0100755 : 0100644);
        out.putArchiveEntry(e);
        out.write(content);
        out.closeArchiveEntry();
      }
    }
  }
}
