package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.TestRoles.allow;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.statement;
import static dev.poolgate.identitypool.session.Sessions.KEY;
import static dev.poolgate.identitypool.session.Sessions.NOW;
import static dev.poolgate.identitypool.session.Sessions.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.identitypool.TestClock;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.roles.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionCallersTest {
    private static final String TRUST = TestRoles.TRUSTS_POOLS;
    private static final String OBJECT = "arn:aws:s3:::bucket/alice/photo";

    private final TestClock clock = new TestClock(NOW);
    private final TestRoles registry = new TestRoles();
    private final InMemoryRevocationList tokenRevocations = new InMemoryRevocationList(clock);
    private final MemoryRevocations shared = new MemoryRevocations();
    private final Node node = new Node(registry, shared, tokenRevocations, clock);

    @Test
    void a_caller_is_found_by_key_and_session_token_on_any_node_with_the_ring() {
        register(role("reader", TRUST, allow("s3:GetObject", "*")));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        SignedCaller caller = new Node(registry, shared, tokenRevocations, clock).caller(credentials);
        assertThat(caller.key().secretAccessKey()).isEqualTo(credentials.secretAccessKey());
        assertThat(caller.key().principalArn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/reader/CognitoIdentityCredentials");
        assertThat(caller.userId()).isEqualTo("AROAREADER:CognitoIdentityCredentials");
        assertThat(caller.expiresAt()).isEqualTo(credentials.expiration());
    }

    @Test
    void a_session_is_over_exactly_at_its_expiry_also_where_it_was_seen_before() {
        register(role("reader", TRUST));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        clock.set(credentials.expiration().minusMillis(1));
        assertThat(node.find(credentials)).isInstanceOf(CallerLookup.Found.class);
        clock.set(credentials.expiration());
        assertThat(node.find(credentials)).isInstanceOf(CallerLookup.Expired.class);
    }

    @Test
    void s33_the_session_token_of_another_caller_does_not_fit_the_key() {
        register(role("reader", TRUST));
        TemporaryCredentials alice = node.issue(grant("reader"));
        TemporaryCredentials bob = node.issue(grant("reader"));
        node.caller(alice);
        node.caller(bob);
        assertThat(node.callers.find(alice.accessKeyId(), bob.sessionToken())).isInstanceOf(CallerLookup.Unknown.class);
        assertThat(node.callers.find(bob.accessKeyId(), alice.sessionToken())).isInstanceOf(CallerLookup.Unknown.class);
    }

    @Test
    void s30_a_forged_session_token_is_unknown_also_after_the_true_one_was_seen() {
        register(role("reader", TRUST));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        node.caller(credentials);
        String token = credentials.sessionToken();
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "QQ" : "AA");
        assertThat(node.callers.find(credentials.accessKeyId(), forged)).isInstanceOf(CallerLookup.Unknown.class);
        assertThat(node.callers.find(credentials.accessKeyId(), null)).isInstanceOf(CallerLookup.Unknown.class);
        SessionTokens stranger = new SessionTokens(KeyRing.of(SealingKey.generate(KEY.id(), RANDOM)), RANDOM);
        Session session = node.tokens.open(token).orElseThrow();
        assertThat(node.callers.find(credentials.accessKeyId(), stranger.seal(session)))
                .isInstanceOf(CallerLookup.Unknown.class);
    }

    @Test
    void a_role_that_is_deleted_or_made_again_ends_its_sessions() {
        register(role("reader", TRUST, allow("s3:GetObject", "*")));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        assertThat(node.may(credentials, "s3:GetObject", OBJECT)).isTrue();
        register(role("reader", "AROAANOTHER", TRUST, Map.of(), allow("s3:*", "*")));
        assertThat(node.find(credentials)).isInstanceOf(CallerLookup.Unknown.class);
        register(role("reader", TRUST, allow("s3:GetObject", "*")));
        assertThat(node.may(credentials, "s3:GetObject", OBJECT)).isTrue();
        registry.remove(TestRoles.arn("reader"));
        node.roles.refresh();
        assertThat(node.find(credentials)).isInstanceOf(CallerLookup.Unknown.class);
    }

    @Test
    void a_change_of_the_roles_policies_reaches_sessions_that_are_under_way() {
        register(role("reader", TRUST, allow("s3:GetObject", "*")));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        assertThat(node.may(credentials, "s3:PutObject", OBJECT)).isFalse();
        register(role("reader", TRUST, allow("s3:PutObject", "*")));
        assertThat(node.may(credentials, "s3:PutObject", OBJECT)).isTrue();
        assertThat(node.may(credentials, "s3:GetObject", OBJECT)).isFalse();
    }

    @Test
    void aws_own_way_to_revoke_a_roles_sessions_works() {
        String deny =
                statement("Deny", "*", "*", "{\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-11-23T08:30:00Z\"}}");
        register(role("reader", TRUST, allow("s3:*", "*")));
        TemporaryCredentials before = node.issue(grant("reader"));
        clock.advance(Duration.ofMinutes(30));
        TemporaryCredentials after = node.issue(grant("reader"));
        register(role("reader", TRUST, allow("s3:*", "*"), deny));
        assertThat(node.may(before, "s3:GetObject", OBJECT)).isFalse();
        assertThat(node.may(after, "s3:GetObject", OBJECT)).isTrue();
    }

    @Test
    void a_session_brings_its_condition_keys() {
        register(role("reader", "AROAREADER", TRUST, Map.of("dept", "of the role", "site", "berlin")));
        Grant grant = new Grant(
                TestRoles.arn("reader"),
                "AROAREADER",
                "name",
                Optional.of(Federation.cognito(Sessions.POOL, Sessions.IDENTITY, List.of("authenticated", "idp"))),
                SessionTags.of(Map.of("dept", "sales")),
                Optional.of("alice"),
                SessionPolicies.NONE,
                false,
                Lineage.NONE);
        clock.advance(Duration.ofMillis(250));
        IamContext context = node.caller(node.issue(grant)).context();
        assertThat(context.find("aws:PrincipalTag/dept")).contains(List.of("sales"));
        assertThat(context.find("aws:PrincipalTag/site")).contains(List.of("berlin"));
        assertThat(context.find("aws:userid")).contains(List.of("AROAREADER:name"));
        assertThat(context.find("aws:PrincipalArn")).contains(List.of(TestRoles.arn("reader")));
        assertThat(context.find("aws:PrincipalAccount")).contains(List.of("000000000000"));
        assertThat(context.find("aws:PrincipalType")).contains(List.of("AssumedRole"));
        assertThat(context.find("aws:FederatedProvider")).contains(List.of("cognito-identity.amazonaws.com"));
        assertThat(context.find("aws:SourceIdentity")).contains(List.of("alice"));
        assertThat(context.find("aws:TokenIssueTime")).contains(List.of("2026-11-23T08:00:00Z"));
        assertThat(context.find("cognito-identity.amazonaws.com:sub")).contains(List.of(Sessions.IDENTITY));
        assertThat(context.find("cognito-identity.amazonaws.com:aud")).contains(List.of(Sessions.POOL));
        assertThat(context.find("cognito-identity.amazonaws.com:amr")).contains(List.of("authenticated", "idp"));
    }

    @Test
    void a_users_own_folder_is_reached_by_the_identity_in_the_session() {
        register(role(
                "reader", TRUST, allow("s3:GetObject", "arn:aws:s3:::bucket/${cognito-identity.amazonaws.com:sub}/*")));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        assertThat(node.may(credentials, "s3:GetObject", "arn:aws:s3:::bucket/" + Sessions.IDENTITY + "/photo"))
                .isTrue();
        assertThat(node.may(credentials, "s3:GetObject", OBJECT)).isFalse();
    }

    @Test
    void guests_of_the_enhanced_flow_are_scoped_down_and_others_are_not() {
        register(role("guest", TRUST, allow("*", "*")));
        TemporaryCredentials enhanced = node.issue(narrowed("guest", SessionPolicies.NONE, true));
        TemporaryCredentials classic = node.issue(narrowed("guest", SessionPolicies.NONE, false));
        assertThat(node.may(enhanced, "execute-api:Invoke", "arn:aws:execute-api:eu-west-1:000000000000:api/GET/pets"))
                .isTrue();
        assertThat(node.may(enhanced, "iam:CreateUser", "*")).isFalse();
        assertThat(node.may(classic, "iam:CreateUser", "*")).isTrue();
    }

    @Test
    void a_boundary_and_session_policies_each_narrow() {
        registry.putManaged("arn:aws:iam::000000000000:policy/lists", allow("s3:ListBucket", "*"));
        register(TestRoles.within(role("reader", TRUST, allow("s3:*", "*")), allow("s3:Get*", "*")));
        SessionPolicies managed =
                new SessionPolicies(Optional.empty(), List.of("arn:aws:iam::000000000000:policy/lists"));
        SessionPolicies inline = new SessionPolicies(Optional.of(allow("s3:GetObject", "*")), List.of());
        assertThat(node.may(node.issue(narrowed("reader", SessionPolicies.NONE, false)), "s3:GetObjectAcl", OBJECT))
                .isTrue();
        assertThat(node.may(node.issue(narrowed("reader", inline, false)), "s3:GetObject", OBJECT))
                .isTrue();
        assertThat(node.may(node.issue(narrowed("reader", inline, false)), "s3:GetObjectAcl", OBJECT))
                .isFalse();
        // allowed by the session policy, and not within the boundary
        assertThat(node.may(node.issue(narrowed("reader", managed, false)), "s3:ListBucket", OBJECT))
                .isFalse();
    }

    @Test
    void a_session_whose_managed_policy_is_gone_may_nothing() {
        register(role("reader", TRUST, allow("s3:*", "*")));
        SessionPolicies gone = new SessionPolicies(Optional.empty(), List.of("arn:aws:iam::000000000000:policy/gone"));
        assertThat(node.may(node.issue(narrowed("reader", gone, false)), "s3:GetObject", OBJECT))
                .isFalse();
    }

    @Test
    void a_role_with_a_policy_that_cannot_be_read_permits_nothing() {
        register(role("reader", TRUST, allow("s3:*", "*"), "{\"Statement\":"));
        assertThat(node.may(node.issue(grant("reader")), "s3:GetObject", OBJECT))
                .isFalse();
    }

    @Test
    void s39_no_session_policy_ever_widens_what_a_session_may_do() {
        Random random = new Random(39);
        List<String> actions = List.of("s3:GetObject", "s3:PutObject", "s3:*", "*", "sqs:SendMessage");
        List<String> resources = List.of("*", OBJECT, "arn:aws:s3:::other/*");
        int narrower = 0;
        for (int i = 0; i < 300; i++) {
            register(role("reader", TRUST, any(random, actions, resources), any(random, actions, resources)));
            SessionPolicies policies = new SessionPolicies(Optional.of(any(random, actions, resources)), List.of());
            TemporaryCredentials free = node.issue(narrowed("reader", SessionPolicies.NONE, false));
            TemporaryCredentials narrow = node.issue(narrowed("reader", policies, random.nextBoolean()));
            for (String action : List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "iam:CreateUser")) {
                boolean may = node.may(narrow, action, OBJECT);
                boolean mayFreely = node.may(free, action, OBJECT);
                assertThat(may && !mayFreely)
                        .as("%s widened by %s", action, policies)
                        .isFalse();
                narrower += mayFreely && !may ? 1 : 0;
            }
        }
        assertThat(narrower).isPositive();
    }

    @Test
    void the_session_of_a_caller_is_known_and_nobody_elses() {
        register(role("reader", TRUST));
        TemporaryCredentials credentials = node.issue(grant("reader"));
        SignedCaller caller = node.caller(credentials);
        assertThat(node.callers.sessionOf(caller).orElseThrow().accessKeyId()).isEqualTo(credentials.accessKeyId());
        SignedCaller copy = new SignedCaller(
                caller.key(), caller.userId(), caller.expiresAt(), caller.permissions(), caller.context());
        assertThat(node.callers.sessionOf(copy)).isEmpty();
    }

    @Test
    void sign_out_at_the_user_pool_ends_the_credentials_that_its_tokens_led_to() {
        register(role("reader", TRUST));
        TemporaryCredentials alice = node.issue(grant("reader"));
        tokenRevocations.revokeSession("https://idp", "session-of-bob", NOW.plusSeconds(86400));
        tokenRevocations.revokeSubject("https://other", "alice", NOW.plusSeconds(1), NOW.plusSeconds(86400));
        assertThat(node.find(alice)).isInstanceOf(CallerLookup.Found.class);
        tokenRevocations.revokeSubject("https://idp", "alice", NOW, NOW.plusSeconds(86400));
        assertThat(node.find(alice)).isInstanceOf(CallerLookup.Expired.class);
    }

    @Test
    void the_end_of_a_user_pools_session_ends_the_credentials_too() {
        register(role("reader", TRUST));
        TemporaryCredentials alice = node.issue(grant("reader"));
        tokenRevocations.revokeSession("https://idp", "session-of-alice", NOW.plusSeconds(86400));
        assertThat(node.find(alice)).isInstanceOf(CallerLookup.Expired.class);
    }

    private static String any(Random random, List<String> actions, List<String> resources) {
        return statement(
                random.nextInt(4) == 0 ? "Deny" : "Allow",
                actions.get(random.nextInt(actions.size())),
                resources.get(random.nextInt(resources.size())),
                "{}");
    }

    private void register(Role role) {
        registry.put(role);
        node.roles.refresh();
    }

    private static Grant grant(String role) {
        return narrowed(role, SessionPolicies.NONE, false);
    }

    private static Grant narrowed(String role, SessionPolicies policies, boolean guest) {
        Grant full = Sessions.grant();
        return new Grant(
                TestRoles.arn(role),
                "AROA" + role.toUpperCase(Locale.ROOT),
                full.sessionName(),
                full.federation(),
                SessionTags.NONE,
                Optional.empty(),
                policies,
                guest,
                full.lineage());
    }
}
