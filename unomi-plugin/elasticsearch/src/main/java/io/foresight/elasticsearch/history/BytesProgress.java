/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Progress over all files of an import, in bytes of the files. */
final class BytesProgress {
  private static final int EVERY = 1_000;

  private final Progress progress;
  private final long[] sizes;
  private long total;
  private int calls;

  BytesProgress(List<Path> files, Progress progress) throws IOException {
    this.progress = progress;
    this.sizes = new long[files.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Files.size(files.get(i));
      total += sizes[i];
    }
  }

  /** Takes how many bytes of a file were read; called often, reports now and then. */
  LongConsumer of(int file) {
    long before = 0;
    for (int i = 0; i < file; i++) {
      before += sizes[i];
    }
    long start = before;
    return bytes -> {
      if (calls++ % EVERY == 0) {
        progress.report("importing history", start + bytes, total);
      }
    };
  }
}
