package dev.poolgate.userpool.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.ClientSecret;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.storage.ClientTable;
import dev.poolgate.userpool.storage.Sealed;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** The app clients by id, or AWS's refusal. Secrets are sealed on their way in and opened on their way out. */
public final class Clients {
    private final UserPoolStorage storage;
    private final ClientTable table;
    private final Vault vault;

    public Clients(UserPoolStorage storage, Vault vault) {
        this.storage = storage;
        this.table = storage.clients();
        this.vault = vault;
    }

    /**
     * Stores the client and its secrets.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the id is taken
     */
    public void add(Client client) {
        storage.atomically(() -> {
            table.insert(client);
            client.secrets().forEach(secret -> addSecret(client, secret));
        });
    }

    /** Locks the client until the transaction ends, and gives it as it is then. */
    public Client lock(Client client) {
        return Optional.of(client.id()).filter(table::lock).flatMap(this::find).orElseThrow(() -> unknown(client.id()));
    }

    public void addSecret(Client client, ClientSecret secret) {
        Sealed sealed = vault.seal(context(client.id()), secret.value().getBytes(UTF_8));
        table.insertSecret(client.id(), new ClientTable.Secret(secret.id(), sealed, secret.created()));
    }

    public void removeSecret(ClientSecret secret) {
        table.deleteSecret(secret.id());
    }

    /** Replaces the settings; the secrets stay what they are. */
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

    /** Settings of the clients of a pool, without secrets, in the order of their ids, after the given one. */
    public List<UserPoolClientType> list(String poolId, String after, int limit) {
        return table.list(poolId, after, limit);
    }

    public void delete(Client client) {
        table.delete(client.poolId(), client.id());
    }

    private Client client(ClientTable.Row row) {
        String id = row.settings().clientId();
        List<ClientSecret> secrets = row.secrets().stream()
                .map(secret -> new ClientSecret(
                        secret.id(), new String(vault.open(context(id), secret.sealed()), UTF_8), secret.created()))
                .toList();
        return new Client(
                row.settings().toBuilder()
                        .clientSecret(secrets.stream()
                                .findFirst()
                                .map(ClientSecret::value)
                                .orElse(null))
                        .build(),
                secrets);
    }

    private static String context(String clientId) {
        return "client secret " + clientId;
    }

    private static RuntimeException unknown(String id) {
        return Refusals.resourceNotFound("User pool client " + id + " does not exist.");
    }
}
