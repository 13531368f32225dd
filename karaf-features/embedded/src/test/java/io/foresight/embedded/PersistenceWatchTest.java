/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceWatchTest {
  private static final String GAVE_UP =
      "| ERROR | BlueprintContainerImpl | Unable to start container for blueprint bundle"
          + " org.apache.unomi.persistence-elasticsearch-core/2.1.0\n";

  @TempDir Path directory;

  @Test
  void persistenceThatGaveUp_isSeen_whereverTheLogWasCut() throws IOException {
    Path log = directory.resolve("karaf.log");
    PersistenceWatch watch = new PersistenceWatch(log);
    assertThat(watch.failed()).as("no log yet").isFalse();
    append(log, "started\n" + GAVE_UP.substring(0, 60));
    assertThat(watch.failed()).isFalse();
    append(log, GAVE_UP.substring(60));
    assertThat(watch.failed()).isTrue();
    assertThat(watch.failed()).isTrue();
  }

  @Test
  void anEarlierStart_andOtherBundles_doNotCount() throws IOException {
    Path log = directory.resolve("karaf.log");
    append(log, GAVE_UP);
    PersistenceWatch watch = new PersistenceWatch(log);
    append(log, GAVE_UP.replace("persistence-elasticsearch-core", "groovy-actions-services"));
    assertThat(watch.failed()).isFalse();
  }

  private static void append(Path log, String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
