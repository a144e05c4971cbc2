/**
 * Hop 1: what a request must look like before anything reads it. Open {@link dev.poolgate.gateway.guard.GuardWebFilter}
 * first: the raw request target becomes a {@link dev.poolgate.gateway.guard.RequestTarget}, the {@code Host} a
 * {@link dev.poolgate.gateway.guard.HostName}, and {@link dev.poolgate.gateway.guard.HeaderHygiene} removes what only
 * Poolgate, or a trusted proxy, may say. What cannot be read in exactly one way is refused with 400.
 * {@link dev.poolgate.gateway.guard.ReceivedRequest} keeps what was sent, for signatures over it. On the management
 * port {@link dev.poolgate.gateway.guard.ManagementHosts} looks at who was meant.
 */
@NullMarked
package dev.poolgate.gateway.guard;

import org.jspecify.annotations.NullMarked;
