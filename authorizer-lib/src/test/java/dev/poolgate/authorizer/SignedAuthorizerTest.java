package dev.poolgate.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.poolgate.authorizer.exchange.ExchangeRequest;
import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.policy.OperationRule;
import dev.poolgate.authorizer.policy.SignedRule;
import dev.poolgate.authorizer.sign.PendingBody;
import dev.poolgate.authorizer.sign.SignatureError;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.Signers;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TrustedIssuer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who sign, decided on by their policies. */
class SignedAuthorizerTest {
    private static final String API = "arn:aws:execute-api:eu-central-1:123456789012:shop/prod/";
    private static final TrustedIssuer ISSUER =
            Issuers.cognito(SigningKey.rs256("key-1")).build();
    private static final SignedRule ONLY = new SignedRule("shop", "prod", true, false);
    private static final SignedRule EITHER = new SignedRule("shop", "prod", false, false);
    private static final SignedRule ONCE = new SignedRule("shop", "prod", true, true);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_signer_whose_policy_allows_the_method_on_the_path_is_allowed() {
        SignedCaller alice = caller(Signers.allow(API + "GET/pets/*"));

        assertThat(authorize(alice, "/pets/12", ONLY)).isInstanceOfSatisfying(AccessResult.Allowed.class, allowed -> {
            assertThat(allowed.identity()).isEqualTo(new VerifiedIdentity.KeyHolder(alice));
            assertThat(allowed.decision().reasons()).first().isEqualTo("iam_allowed");
        });
        assertThat(authorize(alice, "/toys/12", ONLY)).isInstanceOf(AccessResult.Denied.class);
    }

    @Test
    void what_the_document_of_the_api_does_not_have_is_refused_whatever_a_policy_allows() {
        SignedCaller alice = caller(Signers.allow("*"));
        AccessRule rule = AccessRule.signedIn().withSigned(ONLY).withOperation(OperationRule.unknown());
        try (TokenAuthorizer authorizer = authorizer(alice, 10)) {
            Credential signed = new Credential.Signed(Signers.signed(alice, "GET", "/a", clock));

            assertThat(authorizer
                            .authorize(new AccessRequest(signed, "GET", "/a", rule))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOfSatisfying(
                            AccessResult.Denied.class,
                            denied -> assertThat(denied.decision().reasons()).containsExactly("operation_unknown"));
        }
    }

    @Test
    void i6_a_denial_tells_who_what_and_where() {
        AccessResult.Denied implicit = (AccessResult.Denied) authorize(caller(), "/pets/12", ONLY);
        AccessResult.Denied explicit =
                (AccessResult.Denied) authorize(caller(Signers.allow("*"), Signers.deny(API + "*")), "/pets/12", ONLY);

        String words = "User: " + Signers.ARN + " is not authorized to perform: execute-api:Invoke on resource: "
                + "arn:aws:execute-api:eu-central-1:********9012:shop/prod/GET/pets/12";
        assertThat(implicit.decision().message()).hasValue(words);
        assertThat(implicit.decision().reasons()).containsExactly("iam_implicit_deny");
        assertThat(explicit.decision().message()).hasValue(words + " with an explicit deny");
        assertThat(explicit.decision().reasons()).containsExactly("iam_explicit_deny", "test/Closed");
    }

    @ParameterizedTest
    @CsvSource({"/a%20b,a b", "/a+b,a+b", "/caf%C3%A9,caf\u00e9", "/100%25,100%", "/users/%40me,users/@me"})
    void a_policy_names_the_path_as_people_read_it(String path, String named) {
        assertThat(authorize(caller(Signers.allow(API + "GET/" + named)), path, ONLY))
                .isInstanceOf(AccessResult.Allowed.class);
        assertThat(authorize(caller(Signers.allow("*"), Signers.deny(API + "GET/" + named)), path, ONLY))
                .isInstanceOf(AccessResult.Denied.class);
    }

    @ParameterizedTest
    @CsvSource({"*,GET/x", "?,GET/y"})
    void s45_a_wildcard_in_a_path_is_a_character(String wildcard, String resource) {
        assertThat(authorize(caller(Signers.allow(API + resource)), "/" + wildcard, ONLY))
                .isInstanceOf(AccessResult.Denied.class);
    }

    @Test
    void conditions_see_request_session_and_time_and_a_session_cannot_speak_for_the_request() {
        String condition = "{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"},"
                + "\"StringEquals\":{\"aws:userid\":\"AROATEST:alice\","
                + "\"cognito-identity.amazonaws.com:sub\":\"eu-central-1:alice\"},"
                + "\"DateEquals\":{\"aws:CurrentTime\":\"2026-11-23T06:00:00Z\"},"
                + "\"NumericEquals\":{\"aws:EpochTime\":\"1795413600\"}}";
        SignedCaller plain = caller(Signers.allow("*", condition));
        SignedCaller liar = new SignedCaller(
                plain.key(),
                plain.userId(),
                plain.expiresAt(),
                plain.permissions(),
                plain.context().with("aws:SourceIp", "10.0.0.1"));

        assertThat(authorize(plain, "/a", ONLY, from("10.1.2.3"))).isInstanceOf(AccessResult.Allowed.class);
        assertThat(authorize(plain, "/a", ONLY, from("11.1.2.3"))).isInstanceOf(AccessResult.Denied.class);
        assertThat(authorize(liar, "/a", ONLY, from("11.1.2.3"))).isInstanceOf(AccessResult.Denied.class);
    }

    @Test
    void a_bad_signature_is_rejected_and_counted_by_its_code() {
        SignedCaller alice = caller(Signers.allow("*"));
        Credential forged = new Credential.Signed(Signers.signed(caller(Signers.allow("*")), "GET", "/other", clock));
        try (TokenAuthorizer authorizer = authorizer(alice, 10)) {
            Credential.Signed good = new Credential.Signed(Signers.signed(alice, "GET", "/a", clock));
            clock.advance(Duration.ofMinutes(6));

            assertThat(errorOf(authorize(authorizer, forged, "/a", ONLY))).isEqualTo(SignatureError.EXPIRED);
            assertThat(errorOf(authorize(authorizer, good, "/a", ONLY))).isEqualTo(SignatureError.EXPIRED);
        }
        assertThat(meters.get("poolgate.decisions")
                        .tags("outcome", "unauthenticated", "reason", "signature_expired")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void where_only_signatures_count_nothing_else_does() {
        try (TokenAuthorizer authorizer = authorizer(caller(Signers.allow("*")), 10)) {
            for (Credential other : List.of(new Credential.None(), new Credential.Bearer("abc"))) {
                assertThat(errorOf(authorize(authorizer, other, "/a", ONLY))).isEqualTo(SignatureError.MISSING);
            }
            assertThat(authorize(authorizer, new Credential.Bearer("abc"), "/a", EITHER))
                    .isInstanceOf(AccessResult.Unauthenticated.class);
        }
    }

    @Test
    void s58_where_signatures_do_not_count_or_cannot_be_read_nobody_passes() {
        SignedCaller alice = caller(Signers.allow("*"));
        Credential signed = new Credential.Signed(Signers.signed(alice, "GET", "/a", clock));
        try (TokenAuthorizer knowing = authorizer(alice, 10);
                TokenAuthorizer without =
                        TokenAuthorizer.trusting(List.of(ISSUER)).clock(clock).build()) {
            AccessRule guests = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true);
            AccessResult refused = knowing.authorize(new AccessRequest(signed, "GET", "/a", guests))
                    .toCompletableFuture()
                    .join();
            assertThat(((AccessResult.Unauthenticated) refused).error()).isEqualTo(TokenError.MISSING);
            assertThat(authorize(without, signed, "/a", ONLY)).isInstanceOf(AccessResult.Unavailable.class);
        }
    }

    @Test
    void s38_a_replay_is_rejected_where_each_signature_counts_once_and_a_full_memory_lets_nobody_in() {
        SignedCaller alice = caller(Signers.allow("*"));
        try (TokenAuthorizer authorizer = authorizer(alice, 1)) {
            Credential first = new Credential.Signed(Signers.signed(alice, "GET", "/1", clock));
            Credential second = new Credential.Signed(Signers.signed(alice, "GET", "/2", clock));

            assertThat(authorize(authorizer, first, "/1", EITHER)).isInstanceOf(AccessResult.Allowed.class);
            assertThat(authorize(authorizer, first, "/1", ONCE)).isInstanceOf(AccessResult.Allowed.class);
            assertThat(errorOf(authorize(authorizer, first, "/1", ONCE))).isEqualTo(SignatureError.REPLAYED);
            assertThat(authorize(authorizer, second, "/2", ONCE)).isInstanceOf(AccessResult.Unavailable.class);
            assertThat(authorize(authorizer, second, "/2", EITHER)).isInstanceOf(AccessResult.Allowed.class);
        }
    }

    @Test
    void s38_whoever_may_not_come_in_takes_no_memory() {
        SignedCaller alice = caller(Signers.allow(API + "GET/2"));
        try (TokenAuthorizer authorizer = authorizer(alice, 1)) {
            assertThat(authorize(
                            authorizer, new Credential.Signed(Signers.signed(alice, "GET", "/1", clock)), "/1", ONCE))
                    .isInstanceOf(AccessResult.Denied.class);
            assertThat(authorize(
                            authorizer, new Credential.Signed(Signers.signed(alice, "GET", "/2", clock)), "/2", ONCE))
                    .isInstanceOf(AccessResult.Allowed.class);
        }
    }

    @Test
    void whoever_may_not_call_has_no_body_read_once_their_signature_is_known_to_fit() {
        SignedCaller alice = caller();
        PendingBody unasked = holder -> {
            throw new AssertionError("asked");
        };
        try (TokenAuthorizer authorizer = authorizer(alice, 10)) {
            Credential signed = new Credential.Signed(
                    Signers.signed(alice, "POST", "/a", clock).head(), unasked);

            assertThat(authorizer
                            .authorize(new AccessRequest(
                                    signed, "POST", "/a", AccessRule.signedIn().withSigned(ONLY)))
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(AccessResult.Denied.class);
        }
    }

    @Test
    void a_signer_is_never_exchanged_as_a_guest() {
        VerifiedIdentity signer = new VerifiedIdentity.KeyHolder(caller());
        assertThatIllegalArgumentException().isThrownBy(() -> new ExchangeRequest("pool", signer));
    }

    @Test
    void s68_neither_credential_nor_identity_print_a_secret() {
        SignedCaller alice = caller();
        String printed = new Credential.Signed(Signers.signed(alice, "GET", "/a", clock)) + " "
                + new VerifiedIdentity.KeyHolder(alice);
        assertThat(printed).doesNotContain("secret", "Signature=", Signers.TOKEN);
    }

    private static SignedCaller caller(String... statements) {
        return Signers.alice(Instant.MAX, statements);
    }

    private static IamContext from(String address) {
        return IamContext.EMPTY.with("aws:SourceIp", address);
    }

    private AccessResult authorize(SignedCaller caller, String path, SignedRule rule) {
        return authorize(caller, path, rule, IamContext.EMPTY);
    }

    private AccessResult authorize(SignedCaller caller, String path, SignedRule rule, IamContext context) {
        try (TokenAuthorizer authorizer = authorizer(caller, 10)) {
            Credential signed = new Credential.Signed(Signers.signed(caller, "GET", path, clock));
            return authorizer
                    .authorize(new AccessRequest(
                            signed, "GET", path, AccessRule.signedIn().withSigned(rule), context))
                    .toCompletableFuture()
                    .join();
        }
    }

    private static AccessResult authorize(
            TokenAuthorizer authorizer, Credential credential, String path, SignedRule rule) {
        return authorizer
                .authorize(new AccessRequest(
                        credential, "GET", path, AccessRule.signedIn().withSigned(rule)))
                .toCompletableFuture()
                .join();
    }

    private TokenAuthorizer authorizer(SignedCaller caller, int remembered) {
        return TokenAuthorizer.trusting(List.of(ISSUER))
                .clock(clock)
                .meters(meters)
                .signedCallers(Signers.only(caller), Signers.HERE)
                .rememberedSignatures(remembered)
                .rememberedSignaturesPerCaller(remembered)
                .build();
    }

    private static SignatureError errorOf(AccessResult result) {
        return ((AccessResult.SignatureRejected) result).error();
    }
}
