package dev.poolgate.identitypool.directory;

import java.time.Instant;

/**
 * A key pair as the database has it.
 *
 * @param number rises by one with each key
 * @param sealed the key pair, of no use to who only has the database
 * @param signsFrom the instant from which it signs, until the next one does
 */
public record StoredTokenKey(long number, String sealed, Instant signsFrom) {}
