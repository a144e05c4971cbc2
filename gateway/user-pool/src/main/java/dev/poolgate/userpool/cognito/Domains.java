package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.DomainTable;
import dev.poolgate.userpool.tokens.Issuers;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;

/** Domains of hosted pages as they are asked for, stored and described. */
final class Domains {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

    private Domains() {}

    /** A prefix, or a name of the pool's own where it brings a certificate. */
    static void check(String domain, boolean custom) {
        if (custom ? !NAME.matcher(domain).matches() : !PREFIX.matcher(domain).matches()) {
            throw Refusals.invalidParameter("Invalid domain " + domain + ".");
        }
        if (!custom && RESERVED.stream().anyMatch(domain::contains)) {
            throw Refusals.invalidParameter("Domain cannot contain reserved word: " + reserved(domain));
        }
    }

    static DomainDescriptionType require(DomainTable domains, Pool pool, String domain) {
        return domains.find(domain)
                .filter(found -> found.userPoolId().equals(pool.id()))
                .orElseThrow(() -> Refusals.resourceNotFound("No such domain or user pool exists."));
    }

    /** What the record of a custom domain has to point to: the host of these pools. */
    static String target(Issuers issuers, Pool pool) {
        return URI.create(issuers.of(pool.id())).getHost();
    }

    private static String reserved(String domain) {
        return RESERVED.stream().filter(domain::contains).findFirst().orElseThrow();
    }
}
