package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.storage.SettingTable.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** The documents that users of a client agree to: one of each name for a client. */
final class Terms {
    private static final int MOST = 40;
    private static final String DEFAULT = "cognito:default";

    private final SettingTable settings;

    Terms(SettingTable settings) {
        this.settings = settings;
    }

    TermsType require(Pool pool, String id) {
        return settings.find(pool.id(), Kind.TERMS, id, TermsType.builder())
                .orElseThrow(() -> Refusals.resourceNotFound("Terms " + id + " do not exist."));
    }

    Optional<TermsType> find(Client client, String name) {
        return all(client.poolId()).stream()
                .filter(terms -> terms.clientId().equals(client.id()))
                .filter(terms -> terms.termsName().equals(name))
                .findFirst();
    }

    List<TermsType> list(String poolId, String after, int limit) {
        return settings.list(poolId, Kind.TERMS, after, limit, TermsType::builder);
    }

    /** Stores terms, new or changed. Call it while the pool is locked. */
    void put(TermsType terms) {
        List<TermsType> others = all(terms.userPoolId()).stream()
                .filter(other -> !other.termsId().equals(terms.termsId()))
                .toList();
        boolean taken = others.stream()
                .anyMatch(other -> other.clientId().equals(terms.clientId())
                        && other.termsName().equals(terms.termsName()));
        if (taken) {
            throw TermsExistsException.builder()
                    .message("Terms " + terms.termsName() + " already exist for client " + terms.clientId() + ".")
                    .writableStackTrace(false)
                    .build();
        }
        if (others.size() >= MOST) {
            throw LimitExceededException.builder()
                    .message("A user pool can have at most " + MOST + " terms documents.")
                    .writableStackTrace(false)
                    .build();
        }
        settings.put(terms.userPoolId(), Kind.TERMS, terms.termsId(), Optional.of(terms.clientId()), terms);
    }

    void delete(Pool pool, String id) {
        settings.delete(pool.id(), Kind.TERMS, require(pool, id).termsId());
    }

    private List<TermsType> all(String poolId) {
        return list(poolId, "", MOST);
    }

    static Map<String, String> checked(Map<String, String> links) {
        if (!links.isEmpty() && !links.containsKey(DEFAULT)) {
            throw Refusals.invalidParameter("Links need one for " + DEFAULT + ".");
        }
        links.values().forEach(Terms::requireLink);
        return links;
    }

    private static void requireLink(String link) {
        try {
            URI uri = URI.create(link);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException notAUri) {
            // refused below
        }
        throw Refusals.invalidParameter("A link to terms must be an absolute https URL.");
    }
}
