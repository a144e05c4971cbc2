package dev.poolgate.identitypool.api;

import dev.poolgate.identitypool.token.PoolTokenIdentities;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;

/** What a pool's settings must fulfil beyond the service model. */
final class PoolSettings {
    private static final int MAX_TAGS = 50;
    private static final String RESERVED = "aws:";

    private PoolSettings() {}

    /** @throws software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException naming what is wrong */
    static void check(DescribeIdentityPoolResponse settings) {
        String developer = settings.developerProviderName();
        if (developer != null && otherProviders(settings).anyMatch(developer::equals)) {
            // else a user of one could pass for a user of the other
            throw Refusals.invalid("The developer provider must not have the name of another provider.");
        }
        checkTags(settings.identityPoolTags());
    }

    static void checkTags(Map<String, String> tags) {
        if (tags.size() > MAX_TAGS) {
            throw Refusals.invalid("An identity pool can have no more than " + MAX_TAGS + " tags.");
        }
        if (tags.keySet().stream().anyMatch(key -> key.startsWith(RESERVED))) {
            throw Refusals.invalid("The keys of tags must not begin with " + RESERVED);
        }
    }

    private static Stream<String> otherProviders(DescribeIdentityPoolResponse settings) {
        return Stream.of(
                        Stream.of(PoolTokenIdentities.PRINCIPAL),
                        settings.cognitoIdentityProviders().stream().map(CognitoIdentityProvider::providerName),
                        settings.supportedLoginProviders().keySet().stream(),
                        settings.openIdConnectProviderARNs().stream()
                                .map(arn -> arn.replaceFirst(".*:oidc-provider/", "")))
                .flatMap(names -> names);
    }
}
