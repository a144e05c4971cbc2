/**
 * A page for administrators on the management port, under {@code /console}. Open
 * {@link dev.poolgate.gateway.console.ConsoleRoutes} first: files of this jar for anybody, and what they show only for
 * a session. {@link dev.poolgate.gateway.console.ConsoleSignIn} makes one for a token that the gateway's own authorizer
 * takes. The token is pasted, or the page has it from a user pool, or {@link dev.poolgate.gateway.console.CodeFlow}
 * fetches it from the issuer. Everything is read, nothing can be changed.
 * {@link dev.poolgate.gateway.console.AdministratorsOnly} asks for the same token at endpoints.
 */
@NullMarked
package dev.poolgate.gateway.console;

import org.jspecify.annotations.NullMarked;
