package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.TestRoles.arn;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.trust;
import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.identitypool.TestRoles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

/** What a role has to say when the pool assumes it for an identity. */
class EnhancedFlowRolesTest {
    private static final Map<String, String> ALICE = Map.of(FakeLogins.IDP, "alice");
    private static final String COGNITO = "{\"Federated\":\"cognito-identity.amazonaws.com\"}";

    @Test
    void a_role_that_trusts_this_pools_users_is_assumed_by_them_alone() {
        String pool = poolWith("of-this-pool", "of-this-pool");
        API.roles.put(role("of-this-pool", trust(COGNITO, "\"sts:AssumeRoleWithWebIdentity\"", users(pool))));
        assertThat(context(credentials(pool, ALICE)).find("cognito-identity.amazonaws.com:aud"))
                .contains(List.of(pool));
        refused(pool, Map.of());
        String other = poolWith("of-this-pool", "of-this-pool");
        refused(other, ALICE);
    }

    @Test
    void a_role_that_is_not_there_or_of_another_account_is_a_fault_of_the_pool() {
        refused(poolWith("never-made", "never-made"), ALICE);
        String foreign = API.newPool(false);
        API.setRoles(foreign, Map.of("authenticated", "arn:aws:iam::111111111111:role/reader"));
        refused(foreign, ALICE);
    }

    @Test
    void tags_need_a_role_that_allows_to_tag() {
        String pool = poolWith("untaggable", "guest");
        API.roles.put(role("untaggable", trust(COGNITO, "\"sts:AssumeRoleWithWebIdentity\"", users(pool))));
        credentials(pool, ALICE);
        API.call(
                SetPrincipalTagAttributeMapResponse.class,
                SetPrincipalTagAttributeMapRequest.builder()
                        .identityPoolId(pool)
                        .identityProviderName(FakeLogins.IDP)
                        .principalTags(Map.of("user", "sub"))
                        .build());
        API.logins.claims("alice", Map.of("sub", "alice"));
        refused(pool, ALICE);
        API.roles.put(role(
                "untaggable", trust(COGNITO, "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]", users(pool))));
        assertThat(context(credentials(pool, ALICE)).find("aws:PrincipalTag/user"))
                .isPresent();
    }

    @Test
    void guests_are_scoped_down_and_users_are_not() {
        API.roles.put(role("mighty", TestRoles.TRUSTS_POOLS, TestRoles.allow("*", "*")));
        String pool = poolWith("mighty", "mighty");
        assertThat(may(credentials(pool, ALICE), "iam:CreateUser")).isTrue();
        assertThat(may(credentials(pool, Map.of()), "iam:CreateUser")).isFalse();
        assertThat(may(credentials(pool, Map.of()), "execute-api:Invoke")).isTrue();
    }

    private static String poolWith(String authenticated, String unauthenticated) {
        String pool = API.newPool(false);
        API.setRoles(pool, Map.of("authenticated", arn(authenticated), "unauthenticated", arn(unauthenticated)));
        return pool;
    }

    private static String users(String pool) {
        return "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"" + pool
                + "\"},\"ForAnyValue:StringLike\":{\"cognito-identity.amazonaws.com:amr\":\"authenticated\"}}";
    }

    private static Credentials credentials(String pool, Map<String, String> logins) {
        return API.call(
                        GetCredentialsForIdentityResponse.class,
                        GetCredentialsForIdentityRequest.builder()
                                .identityId(API.getId(pool, logins))
                                .logins(logins)
                                .build())
                .credentials();
    }

    private static void refused(String pool, Map<String, String> logins) {
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(() -> credentials(pool, logins))
                .withMessageContaining("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    private static IamContext context(Credentials credentials) {
        return caller(credentials).context();
    }

    private static boolean may(Credentials credentials, String action) {
        SignedCaller caller = caller(credentials);
        return caller.permissions()
                .decide(new IamRequest(action, "*", caller.context()))
                .allowed();
    }

    private static SignedCaller caller(Credentials credentials) {
        return ((CallerLookup.Found) API.callers.find(credentials.accessKeyId(), credentials.sessionToken())).caller();
    }
}
