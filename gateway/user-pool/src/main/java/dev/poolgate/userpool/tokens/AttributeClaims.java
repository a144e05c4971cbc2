package dev.poolgate.userpool.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.User;
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

    /** Strings whatever the attribute's type, but for the two flags and the address, OpenID Connect Core 5.1. */
    private static Object claim(String name, String value) {
        if (Attributes.isVerifiedFlag(name)) {
            return Boolean.valueOf(value);
        }
        return name.equals("address") ? Map.of("formatted", value) : value;
    }
}
