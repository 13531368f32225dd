/**
 * The platform as real child processes on the loopback interface, for the quickstart and the tests.
 */
@NullMarked
package io.foresight.embedded;

import org.jspecify.annotations.NullMarked;
