/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** The one place that speaks to Unomi's services; what Unomi 3 changes is changed here. */
package io.foresight.services.unomi;
