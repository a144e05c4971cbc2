package dev.poolgate.authorizer;

import static dev.poolgate.authorizer.fixture.TokenText.COGNITO_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.OperationRule;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAuthorizerTest {
    private static final AccessRule SIGNED_IN = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), false);
    private static final AccessRule GUESTS_TOO = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true);
    private static final AccessRule ADMINS = new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), false);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final TokenAuthorizer authorizer =
            TokenAuthorizer.trusting(List.of(issuer())).clock(clock).build();

    @BeforeEach
    void start() {
        authorizer.start().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        authorizer.close();
    }

    @Test
    void a_good_token_is_allowed_where_the_rule_asks_for_any_signed_in_caller() {
        AccessResult result = authorize(TokenText.cognitoAccess(clock).signedBy(key), SIGNED_IN);

        assertThat(result).isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> {
            assertThat(allowed.identity()).isInstanceOf(VerifiedIdentity.TokenHolder.class);
            assertThat(allowed.decision().allowed()).isTrue();
        });
    }

    @Test
    void a_caller_outside_the_group_is_denied_with_the_reason() {
        AccessResult result = authorize(TokenText.cognitoAccess(clock).signedBy(key), ADMINS);

        assertThat(result).isInstanceOfSatisfying(AccessResult.Denied.class, denied -> assertThat(
                        denied.decision().reasons())
                .containsExactly("group_required"));
    }

    @Test
    void nothing_presented_is_a_guest_only_where_the_rule_admits_guests() {
        assertThat(authorize(new Credential.None(), GUESTS_TOO))
                .isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> assertThat(allowed.identity())
                        .isInstanceOf(VerifiedIdentity.Guest.class));
        assertThat(errorOf(authorize(new Credential.None(), SIGNED_IN))).isEqualTo(TokenError.MISSING);
    }

    @Test
    void a_guest_is_denied_an_operation_that_no_document_has_and_asked_for_a_token_where_it_needs_one() {
        assertThat(authorize(new Credential.None(), GUESTS_TOO.withOperation(OperationRule.unknown())))
                .isInstanceOfSatisfying(
                        AccessResult.Denied.class,
                        denied -> assertThat(denied.decision().reasons()).containsExactly("operation_unknown"));
        assertThat(errorOf(authorize(
                        new Credential.None(),
                        GUESTS_TOO.withOperation(
                                OperationRule.oneOf(List.of(new OperationRule.Alternative(Set.of(), Set.of())))))))
                .isEqualTo(TokenError.MISSING);
    }

    @Test
    void a_bad_credential_does_not_make_a_guest() {
        assertThat(errorOf(authorize("garbage", GUESTS_TOO))).isEqualTo(TokenError.MALFORMED);
    }

    @Test
    void the_second_request_with_a_token_completes_synchronously() {
        String token = TokenText.cognitoAccess(clock).signedBy(key);
        authorize(token, SIGNED_IN);

        CompletableFuture<AccessResult> second = authorizer
                .authorize(request(new Credential.Bearer(token), SIGNED_IN))
                .toCompletableFuture();

        assertThat(second).isDone();
    }

    private static TrustedIssuer issuer() {
        return TrustedIssuer.named("pool")
                .issuer(COGNITO_ISSUER)
                .profile(Profile.COGNITO)
                .keys(KeySource.inline(SigningKey.set(SigningKey.rs256("key-1"))))
                .algorithms(SignatureAlgorithm.RS256)
                .audiences(AllowList.any())
                .clientIds(AllowList.of(TokenText.CLIENT))
                .tokenUse(TokenUse.ACCESS)
                .build();
    }

    private AccessResult authorize(String token, AccessRule rule) {
        return authorize(new Credential.Bearer(token), rule);
    }

    private AccessResult authorize(Credential credential, AccessRule rule) {
        return authorizer
                .authorize(request(credential, rule))
                .toCompletableFuture()
                .join();
    }

    private static AccessRequest request(Credential credential, AccessRule rule) {
        return new AccessRequest(credential, "GET", "/orders", rule);
    }

    private static TokenError errorOf(AccessResult result) {
        return ((AccessResult.Unauthenticated) result).error();
    }
}
