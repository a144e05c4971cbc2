package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.ClientTable;
import dev.poolgate.userpool.storage.Vault;
import java.util.List;
import java.util.Optional;

/** The app clients by id, or AWS's refusal. Secrets are sealed on their way in and opened on their way out. */
public final class Clients {
    private final ClientTable table;
    private final Vault vault;

    public Clients(ClientTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the id is taken */
    public void add(Client client) {
        table.insert(client, client.secret().map(secret -> vault.seal(context(client.id()), secret.getBytes(UTF_8))));
    }

    /** Replaces the settings; the secret stays what it is. */
    public void replace(Client client) {
        table.update(client);
    }

    public Optional<Client> find(String id) {
        return table.find(id).map(this::client);
    }

    /**
     * The client, in whatever pool.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public Client require(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * The client of the pool.
     *
     * @throws software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException where none is
     */
    public Client require(String poolId, String id) {
        return find(id).filter(client -> client.poolId().equals(poolId)).orElseThrow(() -> unknown(id));
    }

    /** Clients of a pool in the order of their ids, after the given one. */
    public List<Client> list(String poolId, String after, int limit) {
        return table.list(poolId, after, limit).stream().map(this::client).toList();
    }

    public void delete(Client client) {
        table.delete(client.poolId(), client.id());
    }

    private Client client(ClientTable.Row row) {
        return new Client(row.sealedSecret()
                .map(bytes -> new String(vault.open(context(row.settings().clientId()), bytes), UTF_8))
                .map(secret -> row.settings().toBuilder().clientSecret(secret).build())
                .orElse(row.settings()));
    }

    private static String context(String clientId) {
        return "client secret " + clientId;
    }

    private static RuntimeException unknown(String id) {
        return Refusals.resourceNotFound("User pool client " + id + " does not exist.");
    }
}
