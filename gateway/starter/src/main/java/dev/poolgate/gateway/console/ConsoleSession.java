package dev.poolgate.gateway.console;

import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Instant;

/**
 * An administrator at the page.
 *
 * @param token that opened it: what is revoked with it ends the session too
 */
record ConsoleSession(VerifiedJwt token, Instant until) {}
