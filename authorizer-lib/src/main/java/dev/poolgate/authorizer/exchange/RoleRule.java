package dev.poolgate.authorizer.exchange;

import java.util.Map;

/** One rule of a role mapping: who has a claim like this gets that role. */
public record RoleRule(String claim, ClaimMatch match, String value, String roleArn) {

    boolean matches(Map<String, Object> claims) {
        return match.matches(claims.get(claim), value);
    }
}
