/**
 * Delivery to Mautic as desired state, and what recipients did as events. Knows Mautic's REST
 * contract and our delivery ports, nothing of Unomi.
 */
package io.foresight.mautic;
