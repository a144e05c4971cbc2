/**
 * The stores over JDBC: H2 in a file, or PostgreSQL. The tables begin with {@code idp_}, because other parts of an
 * installation may share the database.
 *
 * <p>Open {@link dev.poolgate.identitypool.storage.Storage} first. Pools are kept as JSON documents of the API's own
 * types, since nothing is ever searched by their content; identities and logins are rows with keys, since uniqueness of
 * a login is the database's to guarantee across nodes.
 */
@NullMarked
package dev.poolgate.identitypool.storage;

import org.jspecify.annotations.NullMarked;
