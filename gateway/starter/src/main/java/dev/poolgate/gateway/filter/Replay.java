package dev.poolgate.gateway.filter;

/** What becomes of a signature that was used before. */
public enum Replay {
    /** It counts for as long as it can be verified, as at AWS. */
    ALLOW,
    /** Each counts once on this node, and a presigned URL lasts 15 minutes at most. */
    REFUSE
}
