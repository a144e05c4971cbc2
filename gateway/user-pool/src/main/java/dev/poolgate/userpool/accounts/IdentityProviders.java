package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.IdentityProviderTable;
import dev.poolgate.userpool.storage.IdentityProviderTable.Row;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** The external providers of pools. Their details are sealed on their way in and opened on their way out. */
public final class IdentityProviders {
    private final UserPoolStorage storage;
    private final IdentityProviderTable table;
    private final Vault vault;

    public IdentityProviders(UserPoolStorage storage, Vault vault) {
        this.storage = storage;
        this.table = storage.identityProviders();
        this.vault = vault;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name or an identifier is taken */
    public void add(IdentityProviderType provider) {
        storage.atomically(() -> table.insert(row(provider)));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when an identifier is taken */
    public void replace(IdentityProviderType provider) {
        storage.atomically(() -> table.update(row(provider)));
    }

    public Optional<IdentityProviderType> find(String poolId, String name) {
        return table.find(poolId, name).map(this::provider);
    }

    /**
     * The provider.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public IdentityProviderType require(String poolId, String name) {
        return find(poolId, name)
                .orElseThrow(() -> Refusals.resourceNotFound("Identity provider " + name + " does not exist."));
    }

    /**
     * The provider that a user means by what was typed.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public IdentityProviderType requireByIdentifier(String poolId, String identifier) {
        return table.byIdentifier(poolId, identifier)
                .map(this::provider)
                .orElseThrow(() -> Refusals.resourceNotFound(
                        "Identity provider with identifier " + identifier + " does not exist."));
    }

    /** Providers without their details, in the order of their names, after the given one. */
    public List<IdentityProviderType> list(String poolId, String after, int limit) {
        return table.list(poolId, after, limit).stream().map(Row::settings).toList();
    }

    /** False where there is none of that name. */
    public boolean delete(String poolId, String name) {
        return table.delete(poolId, name);
    }

    private Row row(IdentityProviderType provider) {
        byte[] details =
                JSONObjectUtils.toJSONString(provider.providerDetails()).getBytes(UTF_8);
        return new Row(provider, vault.seal(context(provider), details));
    }

    private IdentityProviderType provider(Row row) {
        return row.settings().toBuilder()
                .providerDetails(details(row.settings(), row.sealedDetails()))
                .build();
    }

    private Map<String, String> details(IdentityProviderType provider, Sealed sealed) {
        try {
            Map<String, String> details = new TreeMap<>();
            JSONObjectUtils.parse(new String(vault.open(context(provider), sealed), UTF_8))
                    .forEach((name, value) -> details.put(name, String.valueOf(value)));
            return details;
        } catch (ParseException e) {
            throw new IllegalStateException("stored provider details are not json", e);
        }
    }

    private static String context(IdentityProviderType provider) {
        return "provider details " + provider.userPoolId() + "/" + provider.providerName();
    }
}
