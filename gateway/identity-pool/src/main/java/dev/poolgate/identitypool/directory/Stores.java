package dev.poolgate.identitypool.directory;

import dev.poolgate.identitypool.session.RevocationStore;

/** All that lasts. */
public record Stores(
        PoolStore pools, IdentityStore identities, TokenKeyStore tokenKeys, RevocationStore revocations) {}
