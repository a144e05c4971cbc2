package dev.poolgate.identitypool.exchange;

import static dev.poolgate.identitypool.TestRoles.allow;
import static dev.poolgate.identitypool.TestRoles.arn;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.iam.IamPrincipal;
import dev.poolgate.identitypool.TestClock;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.Federation;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.PackedSize;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.identitypool.session.SessionPolicies;
import dev.poolgate.identitypool.session.SessionTags;
import dev.poolgate.identitypool.session.SessionTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleAssumptionTest {
    private static final String POOL = "eu-west-1:11111111-2222-4333-8444-555555555555";
    private static final String COGNITO = "{\"Federated\":\"cognito-identity.amazonaws.com\"}";
    private static final String THIS_POOL_USERS = "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"" + POOL
            + "\"}," + "\"ForAnyValue:StringLike\":{\"cognito-identity.amazonaws.com:amr\":\"authenticated\"}}";
    private static final String SESSION = "arn:aws:sts::" + TestRoles.ACCOUNT + ":assumed-role/first/session";
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T08:00:00.500Z"));
    private final TestRoles roles = new TestRoles()
            .put(role("users", trust(COGNITO, "\"sts:AssumeRoleWithWebIdentity\"", THIS_POOL_USERS)))
            .put(role("open", TestRoles.TRUSTS_POOLS));
    private final KnownRoles known = new KnownRoles(roles);
    private final RoleAssumption assumption = new RoleAssumption(
            roles,
            known,
            new CredentialIssuer(
                    new SessionTokens(KeyRing.of(SealingKey.generate("k", new SecureRandom())), new SecureRandom()),
                    new SecureRandom(),
                    clock),
            TestRoles.ACCOUNT,
            clock);

    @Test
    void a_user_of_the_pool_that_the_role_names_gets_a_session_of_it() {
        AssumeResult.Assumed assumed = assumed(user(POOL), request("users"));
        assertThat(assumed.grant().roleId()).isEqualTo("AROAUSERS");
        assertThat(assumed.credentials().expiration()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(assumed.packedPercent()).isZero();
    }

    @Test
    void another_pools_users_guests_and_other_providers_are_refused() {
        refused(user("eu-west-1:99999999-2222-4333-8444-555555555555"), request("users"), AssumeRefusal.NOT_TRUSTED);
        refused(identity(POOL, "unauthenticated"), request("users"), AssumeRefusal.NOT_TRUSTED);
        Federation google = new Federation("accounts.google.com", Map.of());
        refused(
                Applicant.federated(AssumeAction.WEB_IDENTITY, google, Lineage.NONE),
                request("open"),
                AssumeRefusal.NOT_TRUSTED);
    }

    @Test
    void a_role_for_web_identities_is_not_had_by_saml_or_credentials() {
        Federation same = user(POOL).federation().orElseThrow();
        refused(
                Applicant.federated(AssumeAction.SAML, same, Lineage.NONE),
                request("users"),
                AssumeRefusal.NOT_TRUSTED);
        refused(
                Applicant.federated(AssumeAction.CREDENTIALS, same, Lineage.NONE),
                request("users"),
                AssumeRefusal.NOT_TRUSTED);
    }

    @Test
    void unknown_roles_and_those_of_other_accounts_are_refused_alike() {
        refused(user(POOL), request("nothing"), AssumeRefusal.ROLE_UNKNOWN);
        for (String arn :
                List.of("arn:aws:iam::111111111111:role/open", "arn:aws:iam::000000000000:user/open", "open", "")) {
            refused(user(POOL), RoleRequest.of(arn, "name", HOUR, SessionTags.NONE), AssumeRefusal.ROLE_UNKNOWN);
        }
    }

    @Test
    void tags_need_a_trust_policy_that_allows_to_tag() {
        RoleRequest tagged = RoleRequest.of(arn("users"), "name", HOUR, SessionTags.of(Map.of("dept", "sales")));
        refused(user(POOL), tagged, AssumeRefusal.TAGS_NOT_TRUSTED);
        roles.put(role(
                "users", trust(COGNITO, "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]", THIS_POOL_USERS)));
        assertThat(assumed(user(POOL), tagged).grant().tags()).isEqualTo(tagged.tags());
    }

    @Test
    void a_trust_policy_decides_by_the_tags_that_are_asked_for() {
        roles.put(role(
                "users",
                trust(
                        COGNITO,
                        "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]",
                        "{\"StringEquals\":{\"aws:RequestTag/dept\":\"sales\"},"
                                + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"dept\"]}}")));
        assumed(user(POOL), tagged(Map.of("dept", "sales")));
        refused(user(POOL), tagged(Map.of("dept", "board")), AssumeRefusal.NOT_TRUSTED);
        refused(user(POOL), tagged(Map.of("dept", "sales", "more", "x")), AssumeRefusal.NOT_TRUSTED);
        refused(user(POOL), tagged(Map.of()), AssumeRefusal.NOT_TRUSTED);
    }

    @Test
    void a_source_identity_needs_a_trust_policy_that_allows_to_set_it() {
        RoleRequest named = with("open", SessionPolicies.NONE, Optional.of("alice"));
        refused(user(POOL), named, AssumeRefusal.SOURCE_IDENTITY_NOT_TRUSTED);
        roles.put(role("open", trust(COGNITO, "\"sts:*\"", "{}")));
        assertThat(assumed(user(POOL), named).grant().sourceIdentity()).contains("alice");
    }

    @Test
    void the_session_name_is_a_condition_of_its_own() {
        roles.put(role(
                "users",
                trust(
                        COGNITO,
                        "\"sts:AssumeRoleWithWebIdentity\"",
                        "{\"StringEquals\":{\"sts:RoleSessionName\":\"name\"}}")));
        assumed(user(POOL), request("users"));
        refused(user(POOL), RoleRequest.of(arn("users"), "other", HOUR, SessionTags.NONE), AssumeRefusal.NOT_TRUSTED);
    }

    @Test
    void a_session_lasts_between_15_minutes_and_what_the_role_allows() {
        roles.put(TestRoles.withMaxSession(role("open", TestRoles.TRUSTS_POOLS), Duration.ofHours(2)));
        assumed(user(POOL), lasting(Duration.ofMinutes(15)));
        assumed(user(POOL), lasting(Duration.ofHours(2)));
        refused(user(POOL), lasting(Duration.ofSeconds(899)), AssumeRefusal.DURATION);
        refused(user(POOL), lasting(Duration.ofSeconds(7201)), AssumeRefusal.DURATION);
    }

    @Test
    void session_policies_must_be_there_and_readable() {
        refused(
                user(POOL),
                with("open", new SessionPolicies(Optional.of("{\"Statement\":"), List.of()), Optional.empty()),
                AssumeRefusal.POLICY_MALFORMED);
        String managed = "arn:aws:iam::000000000000:policy/narrow";
        SessionPolicies byArn = new SessionPolicies(Optional.empty(), List.of(managed));
        refused(user(POOL), with("open", byArn, Optional.empty()), AssumeRefusal.POLICY_UNKNOWN);
        roles.putManaged(managed, allow("s3:GetObject", "*"));
        assertThat(assumed(user(POOL), with("open", byArn, Optional.empty()))
                        .grant()
                        .policies())
                .isEqualTo(byArn);
        String foreign = "arn:aws:iam::111111111111:policy/narrow";
        roles.putManaged(foreign, allow("s3:GetObject", "*"));
        refused(
                user(POOL),
                with("open", new SessionPolicies(Optional.empty(), List.of(foreign)), Optional.empty()),
                AssumeRefusal.POLICY_UNKNOWN);
    }

    @Test
    void policies_and_tags_have_room_up_to_exactly_the_limit() {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 16; i++) {
            tags.put(String.format("%04d", i), "v".repeat(PackedSize.LIMIT_BYTES / 16 - 4));
        }
        assertThat(assumed(user(POOL), RoleRequest.of(arn("open"), "name", HOUR, SessionTags.of(tags)))
                        .packedPercent())
                .isEqualTo(100);
        tags.put("0015", tags.get("0015") + "v");
        refused(user(POOL), RoleRequest.of(arn("open"), "name", HOUR, SessionTags.of(tags)), AssumeRefusal.TOO_LARGE);
    }

    @Test
    void s64_session_names_source_identities_and_tags_that_no_session_can_have_are_refused() {
        for (String name : List.of("", "a", "a\r\nb", "caf\u00e9", "a b", "a/b", "a:b", "n".repeat(65))) {
            refused(user(POOL), RoleRequest.of(arn("open"), name, HOUR, SessionTags.NONE), AssumeRefusal.INVALID_VALUE);
            refused(user(POOL), with("open", SessionPolicies.NONE, Optional.of(name)), AssumeRefusal.INVALID_VALUE);
        }
        for (Map<String, String> tags : List.of(
                Map.of("", "v"),
                Map.of("k".repeat(129), "v"),
                Map.of("k", "v".repeat(257)),
                Map.of("k", "a\r\nb"),
                Map.of("aws:k", "v"),
                Map.of("k*", "v"))) {
            refused(
                    user(POOL),
                    RoleRequest.of(arn("open"), "name", HOUR, SessionTags.of(tags)),
                    AssumeRefusal.INVALID_VALUE);
        }
        assumed(user(POOL), RoleRequest.of(arn("open"), "n".repeat(64), HOUR, SessionTags.NONE));
    }

    @Test
    void tag_keys_differ_in_more_than_case_and_transitive_ones_are_given() {
        refused(
                user(POOL),
                RoleRequest.of(arn("open"), "name", HOUR, SessionTags.of(Map.of("Key", "1", "key", "2"))),
                AssumeRefusal.TAG_CONFLICT);
        refused(
                user(POOL),
                RoleRequest.of(arn("open"), "name", HOUR, new SessionTags(Map.of("key", "1"), Set.of("other"))),
                AssumeRefusal.TAG_CONFLICT);
    }

    @Test
    void sixteen_sessions_stand_behind_one_at_most() {
        roles.put(role("chained", trust("{\"AWS\":\"" + TestRoles.ACCOUNT + "\"}", "\"sts:AssumeRole\"", "{}")));
        assumed(session(15, List.of("sts:AssumeRole")), request("chained"));
        assumed(session(16, List.of("sts:AssumeRole")), request("chained"));
        refused(session(17, List.of("sts:AssumeRole")), request("chained"), AssumeRefusal.CHAIN_TOO_LONG);
    }

    @Test
    void s39_tags_and_a_source_identity_need_the_callers_own_permission_too_unless_the_role_names_them() {
        String all = "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";
        roles.put(role("open", trust("{\"AWS\":\"" + TestRoles.ACCOUNT + "\"}", all, "{}")));
        RoleRequest tagged = RoleRequest.of(arn("open"), "name", HOUR, SessionTags.of(Map.of("dept", "board")));
        RoleRequest named = with("open", SessionPolicies.NONE, Optional.of("alice"));
        assumed(session(1, List.of("sts:AssumeRole")), request("open"));
        refused(session(1, List.of("sts:AssumeRole")), tagged, AssumeRefusal.NOT_PERMITTED);
        refused(session(1, List.of("sts:AssumeRole", "sts:SetSourceIdentity")), tagged, AssumeRefusal.NOT_PERMITTED);
        refused(session(1, List.of("sts:AssumeRole", "sts:TagSession")), named, AssumeRefusal.NOT_PERMITTED);
        assumed(session(1, List.of("sts:AssumeRole", "sts:TagSession")), tagged);
        assumed(session(1, List.of("sts:AssumeRole", "sts:SetSourceIdentity")), named);
        roles.put(role("open", trust("{\"AWS\":\"" + SESSION + "\"}", all, "{}")));
        assumed(session(1, List.of()), tagged);
    }

    @Test
    void a_trust_policy_that_cannot_be_read_lets_nobody_in() {
        roles.put(role("open", "{"));
        refused(user(POOL), request("open"), AssumeRefusal.TRUST_MALFORMED);
    }

    @Test
    void codes_are_stable() {
        assertThat(AssumeRefusal.TAGS_NOT_TRUSTED.code()).isEqualTo("assume_tags_not_trusted");
        assertThat(AssumeRefusal.NOT_PERMITTED.isDenial()).isTrue();
        assertThat(AssumeRefusal.DURATION.isDenial()).isFalse();
    }

    /** @param actions that the session's own policies allow */
    private static Applicant session(int chain, List<String> actions) {
        Lineage lineage = Lineage.NONE;
        for (int i = 0; i < chain; i++) {
            lineage = lineage.through("ASIA" + i, Instant.EPOCH);
        }
        return new Applicant(
                AssumeAction.CREDENTIALS,
                new IamPrincipal(IamPrincipal.Kind.AWS, SESSION),
                IamContext.EMPTY,
                Optional.empty(),
                lineage,
                (request, named) -> named || actions.contains(request.action()));
    }

    private static Applicant user(String pool) {
        return identity(pool, "authenticated");
    }

    private static Applicant identity(String pool, String amr) {
        return Applicant.federated(
                AssumeAction.WEB_IDENTITY, Federation.cognito(pool, "eu-west-1:a", List.of(amr)), Lineage.NONE);
    }

    private static RoleRequest request(String role) {
        return RoleRequest.of(arn(role), "name", HOUR, SessionTags.NONE);
    }

    private static RoleRequest tagged(Map<String, String> tags) {
        return RoleRequest.of(arn("users"), "name", HOUR, SessionTags.of(tags));
    }

    private static RoleRequest lasting(Duration lifetime) {
        return RoleRequest.of(arn("open"), "name", lifetime, SessionTags.NONE);
    }

    private static RoleRequest with(String role, SessionPolicies policies, Optional<String> sourceIdentity) {
        return new RoleRequest(
                arn(role), "name", HOUR, SessionTags.NONE, SessionTags.NONE, sourceIdentity, policies, false);
    }

    private AssumeResult.Assumed assumed(Applicant applicant, RoleRequest request) {
        AssumeResult result = assumption.assume(applicant, request);
        assertThat(result).isInstanceOf(AssumeResult.Assumed.class);
        return (AssumeResult.Assumed) result;
    }

    private void refused(Applicant applicant, RoleRequest request, AssumeRefusal reason) {
        AssumeResult result = assumption.assume(applicant, request);
        assertThat(result).isInstanceOfSatisfying(AssumeResult.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
