/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * A stand-in for Mautic that answers like recorded exchanges of versions 5.1.1 and 5.2.1: what
 * Mautic gets wrong, this gets wrong too. For tests and the quickstart; it sends no mail.
 */
package io.foresight.mautic.standin;
