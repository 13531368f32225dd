/**
 * Recommendations as content of mails: an HTML block, plain text and single fields, every value
 * escaped for where it stands and for what Mautic does to it on its way.
 */
@NullMarked
package io.foresight.core.token;

import org.jspecify.annotations.NullMarked;
