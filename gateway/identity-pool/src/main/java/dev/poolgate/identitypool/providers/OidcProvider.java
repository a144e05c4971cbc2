package dev.poolgate.identitypool.providers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An IAM OpenID Connect provider.
 *
 * @param arn {@code arn:aws:iam::account:oidc-provider/host/path}
 * @param url the issuer without its scheme, as in the ARN and in Logins keys
 * @param clientIds the audiences whose tokens count
 * @param thumbprints SHA-1 of certificates, hex; may be empty
 */
public record OidcProvider(
        String arn,
        String url,
        List<String> clientIds,
        List<String> thumbprints,
        Map<String, String> tags,
        Instant createdAt) {}
