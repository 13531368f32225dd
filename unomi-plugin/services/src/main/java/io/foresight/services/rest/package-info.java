/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** REST resources below {@code /cxs/foresight}; thin, JSON in and out. */
package io.foresight.services.rest;
