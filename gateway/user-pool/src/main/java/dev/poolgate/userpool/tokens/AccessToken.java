package dev.poolgate.userpool.tokens;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;

/** One of our own access tokens, verified, with all that it stands for still there. */
public record AccessToken(Pool pool, Client client, User user) {}
