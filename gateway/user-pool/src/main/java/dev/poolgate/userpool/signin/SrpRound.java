package dev.poolgate.userpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.passwords.SrpExchange;
import dev.poolgate.userpool.passwords.SrpVerifier;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * One question and one answer of SRP, of a user's password as of a device's. The secret block names the session:
 * clients send it back, and some send nothing else.
 */
final class SrpRound {
    private static final int SECRET_BYTES = 32;
    private static final int BLOCK_BYTES = 96;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Identifiers identifiers;
    private final Clock clock;

    SrpRound(Sessions sessions, Identifiers identifiers, Clock clock) {
        this.sessions = sessions;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** The client's public value of the call. */
    static BigInteger clientValue(SignInCall call) {
        return SrpExchange.clientValue(call.required("SRP_A"))
                .orElseThrow(() -> Refusals.invalidParameter("Invalid SRP_A"));
    }

    /**
     * Opens the session and gives the parameters that every such question has.
     *
     * @param state what else the session has to keep
     */
    Map<String, String> ask(
            SignInCall call,
            String sub,
            ChallengeNameType challenge,
            SrpVerifier verifier,
            BigInteger clientValue,
            Map<String, Object> state) {
        BigInteger secret = new BigInteger(1, identifiers.bytes(SECRET_BYTES));
        String block = Base64.getEncoder().encodeToString(identifiers.bytes(BLOCK_BYTES));
        Map<String, Object> kept = new HashMap<>(state);
        kept.put("A", clientValue.toString(16));
        kept.put("b", secret.toString(16));
        sessions.open(block, call, sub, challenge, kept);
        return Map.of(
                "SALT", verifier.salt(),
                "SRP_B", new SrpExchange(verifier, secret).publicValue(),
                "SECRET_BLOCK", block);
    }

    /** The session that the answer belongs to. */
    Session read(SignInCall call, ChallengeNameType challenge) {
        return sessions.read(call, challenge, call.required("PASSWORD_CLAIM_SECRET_BLOCK"));
    }

    /**
     * Whether the answer proves the secret behind the verifier, and was made just now.
     *
     * @param group in which the id is unique: the pool's name, or a device's group
     */
    boolean proven(SignInCall call, Session session, SrpVerifier verifier, String group, String id) {
        String timestamp = call.required("TIMESTAMP");
        String block = call.required("PASSWORD_CLAIM_SECRET_BLOCK");
        SrpExchange exchange = new SrpExchange(verifier, new BigInteger(session.text("b"), 16));
        byte[] expected = exchange.signature(
                new BigInteger(session.text("A"), 16),
                group,
                id,
                Base64.getDecoder().decode(block),
                timestamp);
        String given = call.required("PASSWORD_CLAIM_SIGNATURE");
        boolean same = MessageDigest.isEqual(Base64.getEncoder().encode(expected), given.getBytes(UTF_8));
        return same && recent(timestamp);
    }

    private boolean recent(String timestamp) {
        try {
            Instant made = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
            return Duration.between(made, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
