package dev.poolgate.identitypool.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions and keys for tests. */
final class Sessions {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final SealingKey KEY = SealingKey.generate("k1", RANDOM);
    static final String POOL = "eu-west-1:11111111-2222-4333-8444-555555555555";
    static final String IDENTITY = "eu-west-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    static final String READER = "arn:aws:iam::000000000000:role/team/reader";
    static final Origin ORIGIN =
            new Origin("https://idp", "alice", Optional.of("session-of-alice"), NOW.minusSeconds(60));

    private Sessions() {}

    /** With everything that a grant can have. */
    static Grant grant() {
        return new Grant(
                READER,
                "AROAREADER",
                Grant.ENHANCED_FLOW_SESSION,
                Optional.of(
                        Federation.cognito(POOL, IDENTITY, List.of("authenticated", "idp", "idp:CognitoSignIn:alice"))),
                new SessionTags(Map.of("dept", "sales", "team", ""), Set.of("dept")),
                Optional.of("alice"),
                new SessionPolicies(
                        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        List.of("arn:aws:iam::000000000000:policy/narrow")),
                true,
                Lineage.of(IDENTITY, List.of(ORIGIN)).through("ASIABBBBBBBBBBBBBBBB", NOW.minusSeconds(60)));
    }

    /** With no more than a grant must have. */
    static Grant bareGrant() {
        return new Grant(
                READER,
                "AROAREADER",
                "bare",
                Optional.empty(),
                SessionTags.NONE,
                Optional.empty(),
                SessionPolicies.NONE,
                false,
                Lineage.NONE);
    }

    static Session session() {
        return session(grant());
    }

    static Session session(Grant grant) {
        return new Session(grant, "ASIAAAAAAAAAAAAAAAAA", "secret-of-the-session", NOW, NOW.plusSeconds(3600));
    }
}
