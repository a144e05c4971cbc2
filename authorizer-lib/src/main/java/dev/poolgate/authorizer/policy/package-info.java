/** What a route asks of a caller, and whether a caller has it. */
@NullMarked
package dev.poolgate.authorizer.policy;

import org.jspecify.annotations.NullMarked;
