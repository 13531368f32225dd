/**
 * One command from nothing to scored profiles and synchronised Mautic contacts. Talks to the
 * product through its REST interface only, as any integrator would.
 */
@NullMarked
package io.foresight.quickstart;

import org.jspecify.annotations.NullMarked;
