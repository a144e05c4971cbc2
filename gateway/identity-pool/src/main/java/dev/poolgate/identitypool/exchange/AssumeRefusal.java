package dev.poolgate.identitypool.exchange;

import java.util.Locale;

/** Why a role is not assumed. The code is stable: it goes into logs and metrics. */
public enum AssumeRefusal {
    /** There is no such role in this account. */
    ROLE_UNKNOWN,
    /** The role's trust policy cannot be read. */
    TRUST_MALFORMED,
    /** The role's trust policy does not let this caller in. */
    NOT_TRUSTED,
    /** The trust policy lets the caller in, but not with tags: it does not allow {@code sts:TagSession}. */
    TAGS_NOT_TRUSTED,
    /** The trust policy lets the caller in, but does not allow {@code sts:SetSourceIdentity}. */
    SOURCE_IDENTITY_NOT_TRUSTED,
    /** The caller's own policies do not allow to assume the role. */
    NOT_PERMITTED,
    /** One session was derived from another too many times. */
    CHAIN_TOO_LONG,
    /** Shorter than 15 minutes, or longer than the role lets a session last. */
    DURATION,
    /** A session name, source identity or tag that no session can have. */
    INVALID_VALUE,
    /** A tag that is given twice, is not given, or belongs to the calling session. */
    TAG_CONFLICT,
    /** The session policy is no policy. */
    POLICY_MALFORMED,
    /** A managed policy that is not there. */
    POLICY_UNKNOWN,
    /** Policies and tags have no room in a session token. */
    TOO_LARGE;

    /** For example {@code assume_not_trusted}. */
    public String code() {
        return "assume_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether callers are told that they may not, and no more: what exists and what trusts whom is not theirs to know.
     */
    public boolean isDenial() {
        return compareTo(CHAIN_TOO_LONG) <= 0;
    }

    AssumeResult.Refused because(String message) {
        return new AssumeResult.Refused(this, message);
    }
}
