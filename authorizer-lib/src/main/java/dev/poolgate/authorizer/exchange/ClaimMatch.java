package dev.poolgate.authorizer.exchange;

import org.jspecify.annotations.Nullable;

/** How a role rule compares a claim with its value. Always case-sensitive. */
public enum ClaimMatch {
    EQUALS {
        @Override
        boolean compare(String claim, String value) {
            return claim.equals(value);
        }
    },
    CONTAINS {
        @Override
        boolean compare(String claim, String value) {
            return claim.contains(value);
        }
    },
    STARTS_WITH {
        @Override
        boolean compare(String claim, String value) {
            return claim.startsWith(value);
        }
    },
    /** Says nothing about a claim that is absent: such a rule is passed over. */
    NOT_EQUAL {
        @Override
        boolean compare(String claim, String value) {
            return !claim.equals(value);
        }
    };

    abstract boolean compare(String claim, String value);

    final boolean matches(@Nullable Object claim, String value) {
        return claim != null && compare(ClaimText.of(claim), value);
    }
}
