/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Recommendations in Unomi: the catalogue, slots, learning, answering, and what came of it. */
package io.foresight.services.recommend;
