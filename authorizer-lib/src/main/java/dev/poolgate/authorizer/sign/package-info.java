/**
 * Signature Version 4, outgoing and incoming, in the header form and in the query form of presigned URLs.
 *
 * <p>Open {@link dev.poolgate.authorizer.sign.SignableRequest} first. {@code CanonicalRequest} turns it into the one
 * text both sides agree on, {@code SigningKey} signs that text; {@link dev.poolgate.authorizer.sign.RequestSigner} puts
 * the outcome on a request, in its headers or its query, and {@link dev.poolgate.authorizer.sign.SignatureVerifier}
 * compares it with what a request carries in one {@link dev.poolgate.authorizer.sign.SignatureForm} or the other. See
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS on signed
 * requests</a>.
 */
@NullMarked
package dev.poolgate.authorizer.sign;

import org.jspecify.annotations.NullMarked;
