/** The JWK sets of trusted issuers: fetched, cached, refreshed ahead, expired. */
@NullMarked
package dev.poolgate.authorizer.keys;

import org.jspecify.annotations.NullMarked;
