/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The verbs on exported datasets; errors as in {@link Operations}. */
public interface DatasetOperations {
  /**
   * Writes the dataset of a goal to a file on the node that runs the job: keyed hashes instead of
   * profiles, as its first lines say.
   *
   * @param user who is logged in, may be empty
   */
  Map<String, Object> exportDataset(String goal, String user);

  /** The datasets that lie on this node: {@code name, bytes, modified}. */
  List<Map<String, Object>> datasets();

  /**
   * The content of one, for the caller to close.
   *
   * @param user who is logged in, may be empty
   */
  InputStream dataset(String name, String user);

  /**
   * Removes one.
   *
   * @param user who is logged in, may be empty
   */
  void deleteDataset(String name, String user);
}
