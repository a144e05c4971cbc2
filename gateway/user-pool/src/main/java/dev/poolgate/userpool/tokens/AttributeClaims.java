package dev.poolgate.userpool.tokens;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.User;
import java.text.ParseException;
import java.util.Map;

/** The attributes of a user in an ID token: those the client may read. */
final class AttributeClaims {
    private AttributeClaims() {}

    static void add(JWTClaimsSet.Builder claims, User user, Client client) {
        user.attributes().forEach((name, value) -> {
            if (client.reads(name)) {
                claims.claim(name, claim(name, value));
            }
        });
    }

    private static Object identities(String value) {
        try {
            return JSONArrayUtils.parse(value);
        } catch (ParseException e) {
            throw new IllegalStateException("stored identities are not json", e);
        }
    }

    /**
     * Strings whatever the attribute's type, but for the two flags, the identities and the address, OpenID Connect Core
     * 5.1.
     */
    private static Object claim(String name, String value) {
        if (Attributes.isVerifiedFlag(name)) {
            return Boolean.valueOf(value);
        }
        if (name.equals("identities")) {
            return identities(value);
        }
        return name.equals("address") ? Map.of("formatted", value) : value;
    }
}
