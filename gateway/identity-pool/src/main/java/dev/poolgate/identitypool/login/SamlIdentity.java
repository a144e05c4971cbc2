package dev.poolgate.identitypool.login;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a SAML response speaks of, proven.
 *
 * @param providerArn whose metadata verified it
 * @param issuer the entity id of the identity provider
 * @param subject the NameID
 * @param subjectType {@code persistent}, {@code transient}, or the NameID's full format URI
 * @param audience the recipient of the subject confirmation, as STS answers it
 * @param roles role ARNs that the response offers with this provider
 * @param sessionName the RoleSessionName attribute
 * @param sessionDuration the SessionDuration attribute
 * @param principalTags of the attributes {@code https://aws.amazon.com/SAML/Attributes/PrincipalTag:...}
 * @param attributes all of them, by name
 */
public record SamlIdentity(
        String providerArn,
        String issuer,
        String subject,
        String subjectType,
        String audience,
        List<String> roles,
        Optional<String> sessionName,
        Optional<Duration> sessionDuration,
        Map<String, String> principalTags,
        Map<String, List<String>> attributes) {}
