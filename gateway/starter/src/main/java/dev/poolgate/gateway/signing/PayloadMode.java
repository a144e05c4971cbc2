package dev.poolgate.gateway.signing;

/** How bodies enter the signature, as routes name it. */
public enum PayloadMode {
    /** Held in memory and hashed, up to {@code poolgate.signing.max-body}. */
    BUFFER,
    /** Left out: for services that allow it, over TLS. */
    UNSIGNED,
    /** In signed chunks, {@code aws-chunked}, where the length is announced: for S3. */
    STREAMING
}
