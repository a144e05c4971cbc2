package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an exchange is refused. The code is stable: it goes into logs, metrics and problem bodies. */
public enum Refusal {
    /** There is no such identity pool. */
    UNKNOWN_POOL,
    /** The pool admits no guests. */
    NO_GUESTS,
    /** The pool does not trust the token's issuer, or the client it was issued to. */
    UNTRUSTED_PROVIDER,
    /** The session or its user was revoked. */
    REVOKED,
    /** The pool names no role for callers of this kind. */
    NO_ROLE,
    /** The claims select no role, or several, and the pool asks to deny then. */
    AMBIGUOUS_ROLE,
    /** The caller asked for a role that the claims do not prove. */
    CUSTOM_ROLE_NOT_ALLOWED;

    private static final String PREFIX = "exchange_";

    /** For example {@code exchange_no_role}. */
    public String code() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** The refusal that has this code. */
    public static Optional<Refusal> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    ExchangeResult.Refused because(String message) {
        return new ExchangeResult.Refused(code(), message);
    }
}
