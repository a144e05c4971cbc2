package dev.poolgate.identitypool.providers;

import java.time.Instant;
import java.util.Map;

/**
 * An IAM SAML 2.0 provider.
 *
 * @param arn {@code arn:aws:iam::account:saml-provider/name}
 * @param metadata the identity provider's metadata document, XML
 */
public record SamlProvider(String arn, String name, String metadata, Map<String, String> tags, Instant createdAt) {}
