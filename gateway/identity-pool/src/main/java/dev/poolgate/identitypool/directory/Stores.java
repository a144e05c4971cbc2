package dev.poolgate.identitypool.directory;

/** All that lasts. */
public record Stores(PoolStore pools, IdentityStore identities, TokenKeyStore tokenKeys) {}
