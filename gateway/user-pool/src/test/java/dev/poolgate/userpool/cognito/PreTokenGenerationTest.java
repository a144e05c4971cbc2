package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.userpool.triggers.TriggerEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

final class PreTokenGenerationTest {
    private static final String SIGN_IN = "TokenGeneration_Authentication";
    private static final String ROLE = "arn:aws:iam::000000000000:role/writer";

    private final Fixture pools = new Fixture();
    private String pool = "";
    private String client = "";

    @Test
    void version_1_asks_with_groups_and_changes_the_id_token() {
        first();
        answer(Map.of(
                "claimsOverrideDetails",
                Map.of(
                        "claimsToAddOrOverride", Map.of("plan", "gold", "name", "J."),
                        "claimsToSuppress", List.of("email"))));

        AuthenticationResultType tokens = pools.signIn(client, "jane");

        TriggerEvent event = pools.triggers.only(SIGN_IN);
        assertThat(event.version()).isEqualTo("1");
        assertThat(event.request())
                .containsEntry(
                        "groupConfiguration",
                        Map.of(
                                "groupsToOverride", List.of("writers"),
                                "iamRolesToOverride", List.of(ROLE),
                                "preferredRole", ROLE))
                .doesNotContainKeys("scopes", "clientMetadata");
        assertThat(event.response()).containsOnlyKeys("claimsOverrideDetails");
        JWTClaimsSet id = Fixture.claims(tokens.idToken());
        assertThat(id.getClaims())
                .containsEntry("plan", "gold")
                .containsEntry("name", "J.")
                .containsEntry("cognito:groups", List.of("writers"))
                .doesNotContainKey("email");
        assertThat(Fixture.claims(tokens.accessToken()).getClaims()).doesNotContainKey("plan");
    }

    @Test
    void to_suppress_beats_to_add() {
        first();
        answer(Map.of(
                "claimsOverrideDetails",
                Map.of("claimsToAddOrOverride", Map.of("plan", "gold"), "claimsToSuppress", List.of("plan"))));

        assertThat(id().getClaims()).doesNotContainKey("plan");
    }

    @Test
    void who_somebody_is_cannot_be_changed() {
        second(PreTokenGenerationLambdaVersionType.V2_0);
        Map<String, Object> forged = new HashMap<>();
        List.of(
                        "sub",
                        "iss",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "token_use",
                        "client_id",
                        "username",
                        "scope",
                        "jti",
                        "origin_jti",
                        "event_id",
                        "cognito:username",
                        "cognito:groups",
                        "cognito:preferred_role",
                        "identities")
                .forEach(name -> forged.put(name, "forged"));
        List<String> names = List.copyOf(forged.keySet()).stream()
                .filter(name -> !name.equals("cognito:groups") && !name.equals("cognito:preferred_role"))
                .toList();
        Map<String, Object> generation = Map.of("claimsToAddOrOverride", forged, "claimsToSuppress", names);
        answer(Map.of(
                "claimsAndScopeOverrideDetails",
                Map.of("idTokenGeneration", generation, "accessTokenGeneration", generation)));

        AuthenticationResultType tokens = pools.signIn(client, "jane");

        assertThat(tokens.idToken() + tokens.accessToken()).isNotEmpty();
        JWTClaimsSet id = Fixture.claims(tokens.idToken());
        JWTClaimsSet access = Fixture.claims(tokens.accessToken());
        assertThat(id.getClaims()).doesNotContainValue("forged").containsKeys("sub", "iss", "exp", "cognito:username");
        assertThat(access.getClaims())
                .doesNotContainValue("forged")
                .containsEntry("client_id", client)
                .containsEntry("username", "jane")
                .containsEntry("scope", "aws.cognito.signin.user.admin");
        assertThat(id.getAudience()).containsExactly(client);
        assertThat(access.getAudience()).isEmpty();
    }

    @Test
    void version_2_changes_both_tokens_and_scopes() {
        second(PreTokenGenerationLambdaVersionType.V2_0);
        answer(Map.of(
                "claimsAndScopeOverrideDetails",
                Map.of(
                        "idTokenGeneration", Map.of("claimsToAddOrOverride", Map.of("tags", List.of("a", 1, true))),
                        "accessTokenGeneration",
                                Map.of(
                                        "claimsToAddOrOverride", Map.of("tenant", Map.of("id", 7), "aud", client),
                                        "scopesToAdd", List.of("orders/read", "orders/write"),
                                        "scopesToSuppress", List.of("orders/write")))));

        AuthenticationResultType tokens = pools.signIn(client, "jane");

        TriggerEvent event = pools.triggers.only(SIGN_IN);
        assertThat(event.version()).isEqualTo("2");
        assertThat(event.request()).containsEntry("scopes", List.of("aws.cognito.signin.user.admin"));
        assertThat(event.response()).containsOnlyKeys("claimsAndScopeOverrideDetails");
        assertThat(Fixture.claims(tokens.idToken()).getClaims()).containsEntry("tags", List.of("a", 1L, true));
        JWTClaimsSet access = Fixture.claims(tokens.accessToken());
        assertThat(access.getClaims())
                .containsEntry("tenant", Map.of("id", 7L))
                .containsEntry("scope", "aws.cognito.signin.user.admin orders/read");
        assertThat(access.getAudience()).containsExactly(client);
    }

    @Test
    void a_suppressed_scope_takes_its_operations_away() {
        second(PreTokenGenerationLambdaVersionType.V3_0);
        answer(Map.of(
                "claimsAndScopeOverrideDetails",
                Map.of("accessTokenGeneration", Map.of("scopesToSuppress", List.of("aws.cognito.signin.user.admin")))));

        String access = pools.signIn(client, "jane").accessToken();

        assertThat(pools.triggers.only(SIGN_IN).version()).isEqualTo("3");
        assertThatThrownBy(() ->
                        pools.call(GetUserRequest.builder().accessToken(access).build()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void groups_are_replaced_in_both_tokens_and_their_roles_in_one() {
        first();
        answer(Map.of(
                "claimsOverrideDetails",
                Map.of(
                        "groupOverrideDetails",
                        Map.of(
                                "groupsToOverride", List.of("a", "b"),
                                "iamRolesToOverride", List.of("arn:1"),
                                "preferredRole", "arn:1"))));

        AuthenticationResultType tokens = pools.signIn(client, "jane");

        assertThat(Fixture.claims(tokens.idToken()).getClaims())
                .containsEntry("cognito:groups", List.of("a", "b"))
                .containsEntry("cognito:roles", List.of("arn:1"))
                .containsEntry("cognito:preferred_role", "arn:1");
        assertThat(Fixture.claims(tokens.accessToken()).getClaims())
                .containsEntry("cognito:groups", List.of("a", "b"))
                .doesNotContainKey("cognito:roles");
    }

    @Test
    void empty_or_null_group_details_remove_the_groups() {
        first();
        answer(Map.of("claimsOverrideDetails", Map.of("groupOverrideDetails", Map.of())));
        assertThat(id().getClaims()).doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");

        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("groupOverrideDetails", null);
        answer(Map.of("claimsOverrideDetails", details));
        assertThat(id().getClaims()).doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
    }

    @Test
    void to_suppress_the_groups_suppresses_their_roles() {
        first();
        answer(Map.of("claimsOverrideDetails", Map.of("claimsToSuppress", List.of("cognito:groups"))));

        assertThat(id().getClaims()).doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
    }

    @Test
    void no_answer_changes_nothing() {
        first();

        assertThat(id().getClaims()).containsEntry("cognito:groups", List.of("writers"));
    }

    @Test
    void a_scope_with_a_space_an_object_for_a_flag_and_too_many_claims_cannot_be_read() {
        second(PreTokenGenerationLambdaVersionType.V2_0);
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i <= 5000; i++) {
            many.put("c" + i, 1);
        }

        for (Map<String, Object> details : List.<Map<String, Object>>of(
                Map.of("accessTokenGeneration", Map.of("scopesToAdd", List.of("orders/read admin"))),
                Map.of("idTokenGeneration", Map.of("claimsToAddOrOverride", Map.of("email_verified", Map.of()))),
                Map.of("accessTokenGeneration", Map.of("claimsToAddOrOverride", many)),
                Map.of("accessTokenGeneration", List.of()))) {
            answer(Map.of("claimsAndScopeOverrideDetails", details));
            assertThatThrownBy(() -> pools.signIn(client, "jane")).isInstanceOf(InvalidLambdaResponseException.class);
        }
    }

    @Test
    void a_refresh_asks_too_and_a_rejected_one_keeps_the_token_good() {
        first();
        String rotating = pools.client(
                        pool, settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                                .refreshTokenRotation(rotation ->
                                        rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(0)))
                .clientId();
        String token = pools.signIn(rotating, "jane").refreshToken();
        String source = "TokenGeneration_RefreshTokens";
        pools.triggers.reject(source, "later");
        assertThatThrownBy(() -> refresh(rotating, token)).isInstanceOf(UserLambdaValidationException.class);

        pools.triggers.on(
                source,
                event -> Map.of("claimsOverrideDetails", Map.of("claimsToAddOrOverride", Map.of("fresh", "yes"))));
        AuthenticationResultType tokens = refresh(rotating, token).authenticationResult();

        assertThat(Fixture.claims(tokens.idToken()).getClaims()).containsEntry("fresh", "yes");
        assertThat(pools.triggers.events.get(pools.triggers.events.size() - 1).request())
                .containsEntry("clientMetadata", Map.of("from", "app"));
    }

    @Test
    void after_a_new_password_the_source_says_so_and_metadata_arrives() {
        first();
        pools.call(AdminCreateUserRequest.builder()
                .userPoolId(pool)
                .username("new")
                .temporaryPassword("Temporary-1")
                .messageAction(MessageActionType.SUPPRESS)
                .build());
        InitiateAuthResponse asked = pools.password(client, "new", "Temporary-1");

        pools.call(RespondToAuthChallengeRequest.builder()
                .clientId(client)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(asked.session())
                .challengeResponses(Map.of("USERNAME", "new", "NEW_PASSWORD", Fixture.PASSWORD))
                .clientMetadata(Map.of("from", "app"))
                .build());

        assertThat(pools.triggers.only("TokenGeneration_NewPasswordChallenge").request())
                .containsEntry("clientMetadata", Map.of("from", "app"));
    }

    private GetTokensFromRefreshTokenResponse refresh(String app, String token) {
        return pools.call(GetTokensFromRefreshTokenRequest.builder()
                .clientId(app)
                .refreshToken(token)
                .clientMetadata(Map.of("from", "app"))
                .build());
    }

    private JWTClaimsSet id() {
        return Fixture.claims(pools.signIn(client, "jane").idToken());
    }

    private void answer(Map<String, Object> response) {
        pools.triggers.on(SIGN_IN, event -> response);
    }

    private void first() {
        open(config -> config.preTokenGeneration(TriggerRecord.ARN));
    }

    private void second(PreTokenGenerationLambdaVersionType version) {
        open(config -> config.preTokenGenerationConfig(
                versioned -> versioned.lambdaArn(TriggerRecord.ARN).lambdaVersion(version)));
    }

    private void open(Consumer<LambdaConfigType.Builder> config) {
        pool = pools.pool(settings -> settings.lambdaConfig(config)).id();
        client = pools.client(pool, settings -> settings).clientId();
        pools.call(CreateGroupRequest.builder()
                .userPoolId(pool)
                .groupName("writers")
                .roleArn(ROLE)
                .build());
        pools.pools()
                .seeding()
                .user(pool, "jane", Fixture.PASSWORD, Map.of("email", "jane@example.com"), Set.of("writers"));
    }
}
