package dev.poolgate.identitypool.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Sessions and keys for tests. */
final class Sessions {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final SealingKey KEY = SealingKey.generate("k1", RANDOM);

    private Sessions() {}

    static Grant grant() {
        return new Grant(
                "eu-west-1:11111111-2222-4333-8444-555555555555",
                "eu-west-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                "arn:aws:iam::000000000000:role/team/reader",
                Grant.ENHANCED_FLOW_SESSION,
                List.of("authenticated", "idp", "idp:CognitoSignIn:alice"),
                Map.of("dept", "sales"));
    }

    static Session session() {
        return new Session(grant(), "ASIAAAAAAAAAAAAAAAAA", "secret-of-the-session", NOW, NOW.plusSeconds(3600));
    }
}
