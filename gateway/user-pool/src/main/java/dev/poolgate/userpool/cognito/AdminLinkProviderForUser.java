package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.IdentityProviders;
import dev.poolgate.userpool.accounts.LinkedIdentities;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminLinkProviderForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderUserIdentifierType;

/** Lets a user of an external provider, who was never here, sign in as a user of the pool. */
final class AdminLinkProviderForUser
        extends CognitoOperation<AdminLinkProviderForUserRequest, AdminLinkProviderForUserResponse> {
    /** What a pool's own users are called as a provider. */
    static final String LOCAL = "Cognito";

    private static final Set<IdentityProviderTypeType> SOCIAL = Set.of(
            IdentityProviderTypeType.FACEBOOK,
            IdentityProviderTypeType.GOOGLE,
            IdentityProviderTypeType.LOGIN_WITH_AMAZON,
            IdentityProviderTypeType.SIGN_IN_WITH_APPLE);

    private final Pools pools;
    private final Users users;
    private final IdentityProviders providers;
    private final LinkedIdentities links;

    AdminLinkProviderForUser(Pools pools, Users users, IdentityProviders providers, LinkedIdentities links) {
        super(Access.SIGNED, AdminLinkProviderForUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.providers = providers;
        this.links = links;
    }

    @Override
    AdminLinkProviderForUserResponse answer(AdminLinkProviderForUserRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        ProviderUserIdentifierType source = request.sourceUser();
        String provider = given(source.providerName(), "SourceUser ProviderName");
        String name = given(source.providerAttributeName(), "SourceUser ProviderAttributeName");
        String value = given(source.providerAttributeValue(), "SourceUser ProviderAttributeValue");
        if (provider.equals(LOCAL)) {
            throw Refusals.invalidParameter("SourceUser must be a user of an external provider.");
        }
        IdentityProviderType known = providers.require(pool.id(), provider);
        if (SOCIAL.contains(known.providerType()) && !name.equals(LinkedIdentities.SUBJECT)) {
            throw Refusals.invalidParameter(
                    "ProviderAttributeName of a social provider must be " + LinkedIdentities.SUBJECT + ".");
        }
        User destination = users.require(pool, destination(request.destinationUser()));
        refuseImmutable(pool, destination);
        if (users.find(pool, provider + "_" + value).isPresent()) {
            throw Refusals.invalidParameter(
                    "Merging is not currently supported, provide a SourceUser without a user" + " profile");
        }
        links.link(destination, provider, name, value);
        return AdminLinkProviderForUserResponse.builder().build();
    }

    /** A user of this pool is named by the username, whoever made it. */
    private static String destination(ProviderUserIdentifierType user) {
        String value = given(user.providerAttributeValue(), "DestinationUser ProviderAttributeValue");
        String provider = Optional.ofNullable(user.providerName()).orElse(LOCAL);
        return provider.equals(LOCAL) ? value : provider + "_" + value;
    }

    /** What the provider says would have to change what cannot change. */
    private static void refuseImmutable(Pool pool, User user) {
        boolean immutable = pool.settings().schemaAttributes().stream()
                .filter(schema -> schema.name().startsWith("custom:"))
                .filter(schema -> Boolean.FALSE.equals(schema.mutable()))
                .anyMatch(schema -> user.attribute(schema.name()).isPresent());
        if (immutable) {
            throw Refusals.invalidParameter("DestinationUser has custom attributes that cannot be changed.");
        }
    }

    private static String given(@Nullable String value, String name) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusals.invalidParameter("Missing required parameter " + name));
    }
}
