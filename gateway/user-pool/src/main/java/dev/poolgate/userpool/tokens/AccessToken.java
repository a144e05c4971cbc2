package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;

/**
 * One of our own access tokens, verified, with all that it stands for still there.
 *
 * @param deviceKey of the device that its session is bound to
 */
public record AccessToken(Pool pool, Client client, User user, Optional<String> deviceKey) {}
