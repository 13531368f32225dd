/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Foresight inside Unomi: one facade of verbs that REST and shell offer. */
package io.foresight.services;
