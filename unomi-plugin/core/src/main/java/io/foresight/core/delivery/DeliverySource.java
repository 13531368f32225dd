/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import io.foresight.core.job.Progress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says what the platform should hold. The source decides about consent: it leaves out profiles that
 * never agreed and gives those that withdrew as {@link Permission#NO_CONSENT}.
 */
public interface DeliverySource {
  /** The fields that deliveries may have values for. */
  List<DeliveryField> fields();

  /** The segments that are mirrored. */
  List<DeliverySegment> segments();

  /**
   * Visits all deliveries in batches of any size, in constant memory, in any order; each profile at
   * most once. What was delivered before and is not visited any more is taken to be gone, so an
   * incomplete read must throw.
   *
   * @throws io.foresight.core.store.StoreException if the profiles could not be read to the end
   */
  void read(Consumer<List<Delivery>> sink, Progress progress);
}
