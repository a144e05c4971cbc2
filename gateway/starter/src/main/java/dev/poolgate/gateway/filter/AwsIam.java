package dev.poolgate.gateway.filter;

/** How a route takes callers who sign, the authorization type that API Gateway calls {@code AWS_IAM}. */
public enum AwsIam {
    /** Not at all. */
    NONE,
    /** Whoever does not sign is refused. */
    ONLY,
    /** Beside tokens: a caller brings one or the other. */
    OR_TOKEN
}
