/**
 * What the user pools remember, over JDBC: H2 in a file, or PostgreSQL.
 *
 * <p>Open {@link dev.poolgate.userpool.storage.UserPoolStorage} first: it migrates the schema and holds one class per
 * table. A table class runs single statements; whoever needs several of them to be one change wraps them in
 * {@link dev.poolgate.userpool.storage.UserPoolStorage#atomically}. What must not be read from a stolen copy of the
 * database comes here sealed by a {@link dev.poolgate.userpool.storage.Vault}, or as a hash.
 */
@NullMarked
package dev.poolgate.userpool.storage;

import org.jspecify.annotations.NullMarked;
