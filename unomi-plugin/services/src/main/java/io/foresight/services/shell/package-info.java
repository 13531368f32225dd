/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Karaf shell commands {@code foresight:*}, the same verbs as REST. */
package io.foresight.services.shell;
