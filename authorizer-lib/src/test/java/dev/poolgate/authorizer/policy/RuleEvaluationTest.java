package dev.poolgate.authorizer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.token.JwtVerifier;
import dev.poolgate.authorizer.token.UnverifiedJwt;
import dev.poolgate.authorizer.token.VerificationKey;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleEvaluationTest {
    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");

    @Test
    void a_rule_that_asks_for_nothing_is_met_by_any_verified_token() {
        assertThat(RuleEvaluation.missing(AccessRule.signedIn(), token())).isEmpty();
    }

    @Test
    void one_of_the_issuers_is_enough_and_another_is_not_accepted() {
        assertThat(missing(rule().issuers("pool", "other"))).isEmpty();
        assertThat(missing(rule().issuers("other"))).containsExactly(DenialReason.ISSUER_NOT_ACCEPTED);
    }

    @Test
    void one_of_the_scopes_is_enough_and_part_of_one_is_not() {
        assertThat(missing(rule().scopes("orders/write", "orders/read"))).isEmpty();
        assertThat(missing(rule().scopes("orders"))).containsExactly(DenialReason.INSUFFICIENT_SCOPE);
        assertThat(missing(rule().scopes("ORDERS/READ"))).containsExactly(DenialReason.INSUFFICIENT_SCOPE);
    }

    @Test
    void one_of_the_groups_is_enough() {
        assertThat(missing(rule().groups("admins", "readers"))).isEmpty();
        assertThat(missing(rule().groups("admins"))).containsExactly(DenialReason.GROUP_REQUIRED);
    }

    @Test
    void each_claim_needs_one_of_its_values_as_text() {
        assertThat(missing(rule().claim("username", "bob", "alice"))).isEmpty();
        assertThat(missing(rule().claim("username", "alice").claim("tier", "gold")))
                .containsExactly(DenialReason.CLAIM_REQUIRED);
        assertThat(missing(rule().claim("username"))).containsExactly(DenialReason.CLAIM_REQUIRED);
        assertThat(missing(rule().claim("level", "7"))).isEmpty();
        assertThat(missing(rule().claim("trusted", "true"))).isEmpty();
        assertThat(missing(rule().claim("roles", "b"))).isEmpty();
        assertThat(missing(rule().claim("roles", "[a, b]"))).containsExactly(DenialReason.CLAIM_REQUIRED);
        assertThat(missing(rule().claim("nested", "{x=1}"))).containsExactly(DenialReason.CLAIM_REQUIRED);
    }

    @Test
    void s60_a_value_that_looks_like_an_expression_is_a_value() {
        assertThat(missing(rule().claim("username", "\") || true //", "#{T(java.lang.Runtime)}", ".*")))
                .containsExactly(DenialReason.CLAIM_REQUIRED);
    }

    @Test
    void everything_missing_is_named() {
        assertThat(missing(rule().issuers("x").scopes("x").groups("x").claim("x", "x")))
                .containsExactly(
                        DenialReason.ISSUER_NOT_ACCEPTED,
                        DenialReason.INSUFFICIENT_SCOPE,
                        DenialReason.GROUP_REQUIRED,
                        DenialReason.CLAIM_REQUIRED);
    }

    @Test
    void a_guest_is_admitted_by_a_rule_that_says_so_and_by_no_other() {
        assertThat(RuleEvaluation.missingForGuest(AccessRule.signedIn()))
                .containsExactly(DenialReason.GUEST_NOT_ADMITTED);
        assertThat(RuleEvaluation.missingForGuest(new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), true)))
                .isEmpty();
    }

    @Test
    void a_rule_does_not_change_with_what_it_was_made_of() {
        List<String> values = new ArrayList<>(List.of("alice"));
        AccessRule rule = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of("username", values), false);

        values.set(0, "bob");

        assertThat(RuleEvaluation.missing(rule, token())).isEmpty();
    }

    @Test
    void an_operation_needs_every_scope_of_one_alternative() {
        assertThat(missingOn(alternatives(needs("orders/read")))).isEmpty();
        assertThat(missingOn(alternatives(needs("orders/read", "orders/write"))))
                .containsExactly(DenialReason.INSUFFICIENT_SCOPE);
        assertThat(missingOn(alternatives(needs("orders/write"), needs("orders/read"))))
                .isEmpty();
        assertThat(missingOn(alternatives(needs()))).isEmpty();
    }

    @Test
    void an_alternative_is_met_whole_and_not_by_parts_of_two() {
        OperationRule split = alternatives(
                new OperationRule.Alternative(Set.of("other"), Set.of("orders/read")),
                new OperationRule.Alternative(Set.of("pool"), Set.of("orders/write")));

        assertThat(missingOn(split)).containsExactly(DenialReason.INSUFFICIENT_SCOPE);
        assertThat(missingOn(alternatives(new OperationRule.Alternative(Set.of("other"), Set.of()))))
                .containsExactly(DenialReason.ISSUER_NOT_ACCEPTED);
    }

    @Test
    void what_the_route_asks_holds_beside_what_the_document_asks() {
        AccessRule admins = rule().groups("admins").build();

        assertThat(RuleEvaluation.missing(admins.withOperation(alternatives(needs("orders/read"))), token()))
                .containsExactly(DenialReason.GROUP_REQUIRED);
        assertThat(RuleEvaluation.missing(admins.withOperation(OperationRule.openToAll()), token()))
                .containsExactly(DenialReason.GROUP_REQUIRED);
    }

    @Test
    void an_operation_that_no_document_has_is_refused_to_everybody() {
        AccessRule guests = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true);

        assertThat(missingOn(OperationRule.unknown())).containsExactly(DenialReason.OPERATION_UNKNOWN);
        assertThat(RuleEvaluation.missingForGuest(guests.withOperation(OperationRule.unknown())))
                .containsExactly(DenialReason.OPERATION_UNKNOWN);
        assertThat(missingOn(alternatives())).containsExactly(DenialReason.ISSUER_NOT_ACCEPTED);
    }

    @Test
    void an_open_operation_is_a_guests_only_where_the_route_admits_guests() {
        AccessRule guests = new AccessRule(Set.of(), Set.of(), Set.of(), Map.of(), true);

        assertThat(RuleEvaluation.missingForGuest(guests.withOperation(OperationRule.openToAll())))
                .isEmpty();
        assertThat(RuleEvaluation.missingForGuest(guests.withOperation(alternatives(needs()))))
                .containsExactly(DenialReason.GUEST_NOT_ADMITTED);
        assertThat(RuleEvaluation.missingForGuest(AccessRule.signedIn().withOperation(OperationRule.openToAll())))
                .containsExactly(DenialReason.GUEST_NOT_ADMITTED);
    }

    @Test
    void codes_are_stable() {
        assertThat(EnumSet.allOf(DenialReason.class))
                .extracting(DenialReason::code)
                .containsExactly(
                        "issuer_not_accepted",
                        "insufficient_scope",
                        "group_required",
                        "claim_required",
                        "guest_not_admitted",
                        "operation_unknown");
    }

    private Set<DenialReason> missingOn(OperationRule operation) {
        return RuleEvaluation.missing(AccessRule.signedIn().withOperation(operation), token());
    }

    private static OperationRule alternatives(OperationRule.Alternative... alternatives) {
        return OperationRule.oneOf(List.of(alternatives));
    }

    private static OperationRule.Alternative needs(String... scopes) {
        return new OperationRule.Alternative(Set.of(), Set.of(scopes));
    }

    private Set<DenialReason> missing(RuleText rule) {
        return RuleEvaluation.missing(rule.build(), token());
    }

    private VerifiedJwt token() {
        String text = TokenText.cognitoAccess(clock)
                .claim("level", 7)
                .claim("trusted", true)
                .claim("roles", List.of("a", "b"))
                .claim("nested", Map.of("x", 1))
                .signedBy(key);
        VerificationKey verificationKey =
                new VerificationKey("key-1", key.pair().getPublic(), EnumSet.of(key.algorithm()));
        return UnverifiedJwt.parse(text)
                .then(parsed -> new JwtVerifier(clock)
                        .verify(parsed, verificationKey, Issuers.cognito(key).build()))
                .fold(verified -> verified, error -> {
                    throw new AssertionError(error);
                });
    }

    private static RuleText rule() {
        return new RuleText(AccessRule.signedIn());
    }

    /** Writes rules in one line. */
    private record RuleText(AccessRule build) {
        RuleText issuers(String... names) {
            return with(Set.of(names), null, null, build.claims());
        }

        RuleText scopes(String... scopes) {
            return with(null, Set.of(scopes), null, build.claims());
        }

        RuleText groups(String... groups) {
            return with(null, null, Set.of(groups), build.claims());
        }

        RuleText claim(String name, String... values) {
            Map<String, List<String>> claims = new HashMap<>(build.claims());
            claims.put(name, List.of(values));
            return with(null, null, null, claims);
        }

        private RuleText with(
                @Nullable Set<String> issuers,
                @Nullable Set<String> scopes,
                @Nullable Set<String> groups,
                Map<String, List<String>> claims) {
            return new RuleText(new AccessRule(
                    issuers == null ? build.issuers() : issuers,
                    scopes == null ? build.scopes() : scopes,
                    groups == null ? build.groups() : groups,
                    claims,
                    false));
        }
    }
}
