/**
 * The JWK sets of trusted issuers: fetched, cached, refreshed ahead, expired.
 *
 * <p>Open {@link dev.poolgate.authorizer.keys.JwksCache} first. A {@link dev.poolgate.authorizer.keys.JwksFetcher}
 * brings the document, {@code JwkSetParser} keeps its usable keys, {@code KeyRefresh} holds them per issuer, and
 * {@code IssuerKeys} decides at each question whether they may be used at their age and whether to fetch.
 */
@NullMarked
package dev.poolgate.authorizer.keys;

import org.jspecify.annotations.NullMarked;
