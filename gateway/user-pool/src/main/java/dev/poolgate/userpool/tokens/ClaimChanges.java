package dev.poolgate.userpool.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.userpool.triggers.TriggerAnswer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a trigger changes in one token. To suppress beats to add; claims that say who somebody is, from where and for
 * how long stay as they are. See <a
 * href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">pre token
 * generation</a>.
 *
 * @param add claims by name, over those that are there
 */
record ClaimChanges(Map<String, Object> add, Set<String> suppress) {
    static final ClaimChanges NONE = new ClaimChanges(Map.of(), Set.of());

    private static final Set<String> FIXED = Set.of(
            "acr",
            "amr",
            "at_hash",
            "aud",
            "auth_time",
            "azp",
            "client_id",
            "device_key",
            "event_id",
            "exp",
            "iat",
            "identities",
            "iss",
            "jti",
            "nbf",
            "nonce",
            "origin_jti",
            "scope",
            "sub",
            "token_use",
            "username",
            "version");
    private static final String COGNITO = "cognito:";
    private static final String GROUPS = "cognito:groups";
    private static final Set<String> WITH_GROUPS = Set.of(GROUPS, "cognito:roles", "cognito:preferred_role");
    private static final Set<String> NO_OBJECTS =
            Set.of("phone_number_verified", "email_verified", "updated_at", "address");

    /** Texts for an ID token, as version 1 has them. */
    static ClaimChanges ofTexts(TriggerAnswer details) {
        return new ClaimChanges(
                Map.copyOf(details.textMap("claimsToAddOrOverride")), Set.copyOf(details.texts("claimsToSuppress")));
    }

    /** Values of any type, as versions 2 and 3 have them. */
    static ClaimChanges ofValues(TriggerAnswer generation) {
        return new ClaimChanges(
                generation.values("claimsToAddOrOverride"), Set.copyOf(generation.texts("claimsToSuppress")));
    }

    /** The same, for an ID token: OpenID Connect gives some of its claims a type of their own. */
    ClaimChanges forIdToken() {
        if (NO_OBJECTS.stream().anyMatch(name -> add.get(name) instanceof Map)) {
            throw TriggerAnswer.unreadable();
        }
        return this;
    }

    void apply(JWTClaimsSet.Builder claims, String clientId) {
        add.forEach((name, value) -> {
            if (mayAdd(name)) {
                claims.claim(name, value);
            }
        });
        if (clientId.equals(add.get("aud"))) {
            claims.audience(clientId);
        }
        suppressed().forEach(name -> claims.claim(name, null));
    }

    private static boolean mayAdd(String name) {
        return !FIXED.contains(name) && !name.startsWith(COGNITO);
    }

    private Set<String> suppressed() {
        Set<String> names = new TreeSet<>(suppress);
        names.removeIf(name -> !mayAdd(name) && !WITH_GROUPS.contains(name));
        if (names.contains(GROUPS)) {
            names.addAll(WITH_GROUPS);
        }
        return names;
    }
}
