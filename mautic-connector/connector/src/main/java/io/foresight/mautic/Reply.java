/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer that is JSON. */
final class Reply {
  final int status;
  final JsonNode body;

  Reply(int status, JsonNode body) {
    this.status = status;
    this.body = body;
  }
}
