package dev.poolgate.identitypool.exchange;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.exchange.RoleDecision;
import java.util.Arrays;
import java.util.Locale;

/** Why an exchange is refused. The code is stable: it goes into logs, metrics and problem bodies. */
public enum Refusal {
    /** There is no such identity pool. */
    IDENTITY_POOL_UNKNOWN,
    /** The pool admits no guests. */
    GUESTS_NOT_ADMITTED,
    /** The pool does not trust the token's issuer, or the client it was issued to. */
    PROVIDER_UNTRUSTED,
    /** The token's subject is too long to be kept, or has characters that no id has. */
    SUBJECT_UNUSABLE,
    /** The session or its user was revoked. */
    TOKEN_REVOKED,
    /** The pool names no role for callers of this kind, or one that is not a role of this account. */
    ROLE_MISSING,
    /** The role is not there, or does not trust the pool with this identity and its tags; the log says what it is. */
    ROLE_REFUSED,
    /** The claims select no role, or several, and the pool asks to deny then. */
    ROLE_AMBIGUOUS,
    /** The caller asked for a role that the claims do not prove. */
    ROLE_CUSTOM_ROLE,
    /** A claim cannot be the value of the tag that it is mapped to. */
    TAG_NOT_ALLOWED;

    /** For example {@code role_missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The refusal that has this code.
     *
     * @throws java.util.NoSuchElementException where none has
     */
    public static Refusal ofCode(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    static Refusal of(RoleDecision.Reason reason) {
        return ofCode(reason.code());
    }

    ExchangeResult.Refused because(String message) {
        return new ExchangeResult.Refused(code(), message);
    }
}
