package dev.poolgate.identitypool.api;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.directory.Identity;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.IdentityStore;
import dev.poolgate.identitypool.directory.PoolStore;
import dev.poolgate.identitypool.directory.StoredPool;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.VerifiedLogin;
import dev.poolgate.identitypool.token.Amr;
import dev.poolgate.identitypool.token.PoolTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;

/**
 * An identity and a token for a user whom a developer's own backend has authenticated. The caller's signature is the
 * proof for the developer's user; logins at other providers bring their tokens.
 */
record GetOpenIdTokenForDeveloperIdentity(
        PoolStore pools, IdentityStore identities, IdentityDirectory directory, LoginCheck check, PoolTokens tokens)
        implements Operation.Handler<
                GetOpenIdTokenForDeveloperIdentityRequest, GetOpenIdTokenForDeveloperIdentityResponse> {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Override
    public GetOpenIdTokenForDeveloperIdentityResponse handle(
            GetOpenIdTokenForDeveloperIdentityRequest input, AwsCall call) {
        StoredPool pool = new Pools(pools).require(input.identityPoolId());
        TagSettings.checkValues(input.principalTags());
        Login user = user(pool, input.logins());
        Optional<Identity> asked = asked(pool, input.identityId());
        List<VerifiedLogin> others = check.verify(pool, without(input.logins(), user.provider()));
        Identity identity = register(pool, asked, user, others);
        String token = tokens.issue(
                pool.id(),
                identity.id(),
                amr(pool, user, others),
                VerifiedLogin.origins(others),
                input.principalTags(),
                lifetime(input));
        return GetOpenIdTokenForDeveloperIdentityResponse.builder()
                .identityId(identity.id())
                .token(token)
                .build();
    }

    private static Login user(StoredPool pool, Map<String, String> logins) {
        DeveloperProvider provider = DeveloperProvider.of(pool);
        String user = logins.get(provider.name());
        if (user == null) {
            throw Refusals.invalid("The logins must have one of the developer provider.");
        }
        return provider.login(user);
    }

    /** An identity that has lost its last login is nobody's, and a developer does not revive it either. */
    private Optional<Identity> asked(StoredPool pool, @Nullable String identityId) {
        if (identityId == null) {
            return Optional.empty();
        }
        Identity asked = IdentityRecords.require(identities, pool, identityId);
        boolean accessible =
                !asked.disabled() && (asked.guest() || !asked.logins().isEmpty());
        if (!accessible) {
            throw Refusals.identityForbidden(identityId);
        }
        return Optional.of(asked);
    }

    private Identity register(StoredPool pool, Optional<Identity> asked, Login user, List<VerifiedLogin> others) {
        return directory.register(pool, asked, user, LoginCheck.logins(others)).fold(identity -> identity, reason -> {
            throw Refusals.of(reason);
        });
    }

    private static List<String> amr(StoredPool pool, Login user, List<VerifiedLogin> others) {
        List<VerifiedLogin> logins = new ArrayList<>(List.of(DeveloperLogin.of(pool, user)));
        logins.addAll(others);
        return Amr.of(logins);
    }

    private static Map<String, String> without(Map<String, String> logins, String provider) {
        Map<String, String> others = new HashMap<>(logins);
        others.remove(provider);
        return others;
    }

    private static Duration lifetime(GetOpenIdTokenForDeveloperIdentityRequest input) {
        return input.tokenDuration() == null ? LIFETIME : Duration.ofSeconds(input.tokenDuration());
    }
}
