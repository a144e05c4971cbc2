package dev.poolgate.identitypool.iam;

import java.util.Collection;

/**
 * What an account may have, by AWS's own defaults. White space in documents does not count.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 */
final class Quotas {
    static final int ROLES = 1000;
    static final int POLICIES = 1500;
    static final int ATTACHED = 10;
    static final int VERSIONS = 5;
    static final int PROVIDERS = 100;
    static final int CLIENT_IDS = 100;
    static final int THUMBPRINTS = 5;
    private static final int TRUST = 2048;
    private static final int INLINE = 10_240;
    private static final int MANAGED = 6144;

    private Quotas() {}

    static void checkTrust(String document) {
        check("ACLSizePerRole", TRUST, size(document));
    }

    static void checkInline(String role, Collection<String> documents) {
        if (documents.stream().mapToInt(Quotas::size).sum() > INLINE) {
            throw Refusals.limit("Maximum policy size of " + INLINE + " bytes exceeded for role " + role);
        }
    }

    static void checkManaged(String document) {
        check("PolicySize", MANAGED, size(document));
    }

    /** @param count that there would be */
    static void check(String name, int most, int count) {
        if (count > most) {
            throw Refusals.quota(name, most);
        }
    }

    private static int size(String document) {
        return (int)
                document.chars().filter(each -> !Character.isWhitespace(each)).count();
    }
}
