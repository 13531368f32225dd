/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** A shop that lives by known rules, so that tests can compare what was learned with the truth. */
package io.foresight.simulation;
