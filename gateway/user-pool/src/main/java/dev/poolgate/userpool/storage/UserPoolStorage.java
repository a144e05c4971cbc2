package dev.poolgate.userpool.storage;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of the user pools in one database, H2 or PostgreSQL. Thread-safe. */
public final class UserPoolStorage {
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshots;
    private final PoolTable pools;
    private final ClientTable clients;
    private final KeyTable keys;
    private final UserTable users;
    private final UserSearch search;
    private final PasswordTable passwords;
    private final AliasTable aliases;
    private final GroupTable groups;
    private final SessionTable sessions;
    private final RefreshTokenTable refreshTokens;
    private final RevocationTable revocations;
    private final CodeTable codes;
    private final AttemptTable attempts;
    private final ResourceServerTable resourceServers;
    private final DomainTable domains;
    private final IdentityProviderTable identityProviders;
    private final DeviceTable devices;
    private final PoolMfaTable poolMfa;
    private final SecondFactorTable secondFactors;
    private final SoftwareTokenTable softwareTokens;
    private final PasskeyTable passkeys;
    private final SettingTable settings;
    private final CertificateTable certificates;
    private final LinkedIdentityTable linkedIdentities;
    private final ImportJobTable importJobs;
    private final AuthEventTable authEvents;
    private final PoolRows rows;

    private UserPoolStorage(DataSource database) {
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.snapshots = new TransactionTemplate(new JdbcTransactionManager(database));
        this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        JdbcClient jdbc = JdbcClient.create(database);
        this.pools = new PoolTable(jdbc);
        this.clients = new ClientTable(jdbc);
        this.keys = new KeyTable(jdbc);
        this.users = new UserTable(jdbc);
        this.search = new UserSearch(jdbc);
        this.passwords = new PasswordTable(jdbc);
        this.aliases = new AliasTable(jdbc);
        this.groups = new GroupTable(jdbc);
        this.sessions = new SessionTable(jdbc);
        this.refreshTokens = new RefreshTokenTable(jdbc);
        this.revocations = new RevocationTable(jdbc);
        this.codes = new CodeTable(jdbc);
        this.attempts = new AttemptTable(jdbc);
        this.resourceServers = new ResourceServerTable(jdbc);
        this.domains = new DomainTable(jdbc);
        this.identityProviders = new IdentityProviderTable(jdbc);
        this.devices = new DeviceTable(jdbc);
        this.poolMfa = new PoolMfaTable(jdbc);
        this.secondFactors = new SecondFactorTable(jdbc);
        this.softwareTokens = new SoftwareTokenTable(jdbc);
        this.passkeys = new PasskeyTable(jdbc);
        this.settings = new SettingTable(jdbc);
        this.certificates = new CertificateTable(jdbc);
        this.linkedIdentities = new LinkedIdentityTable(jdbc);
        this.importJobs = new ImportJobTable(jdbc);
        this.authEvents = new AuthEventTable(jdbc);
        this.rows = new PoolRows(jdbc);
    }

    /** Brings the schema up to date, and opens it. The database may be shared with other modules. */
    public static UserPoolStorage open(DataSource database) {
        Schema.migrate(database);
        return new UserPoolStorage(database);
    }

    /** Runs the work as one change: all of it is durable when this returns, or none of it ever happened. */
    public <T> T atomically(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** Runs the work as one change. */
    public void atomically(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    public PoolTable pools() {
        return pools;
    }

    public ClientTable clients() {
        return clients;
    }

    public KeyTable keys() {
        return keys;
    }

    public UserTable users() {
        return users;
    }

    public UserSearch search() {
        return search;
    }

    public PasswordTable passwords() {
        return passwords;
    }

    public AliasTable aliases() {
        return aliases;
    }

    public GroupTable groups() {
        return groups;
    }

    public SessionTable sessions() {
        return sessions;
    }

    public RefreshTokenTable refreshTokens() {
        return refreshTokens;
    }

    public RevocationTable revocations() {
        return revocations;
    }

    public CodeTable codes() {
        return codes;
    }

    public PasskeyTable passkeys() {
        return passkeys;
    }

    public SettingTable settings() {
        return settings;
    }

    public CertificateTable certificates() {
        return certificates;
    }

    public LinkedIdentityTable linkedIdentities() {
        return linkedIdentities;
    }

    public ImportJobTable importJobs() {
        return importJobs;
    }

    public AuthEventTable authEvents() {
        return authEvents;
    }

    /** Runs work that reads, and sees all of it as of one moment. */
    public void inSnapshot(Runnable work) {
        snapshots.executeWithoutResult(status -> work.run());
    }

    public PoolRows rows() {
        return rows;
    }

    public DeviceTable devices() {
        return devices;
    }

    public AttemptTable attempts() {
        return attempts;
    }

    public ResourceServerTable resourceServers() {
        return resourceServers;
    }

    public DomainTable domains() {
        return domains;
    }

    public IdentityProviderTable identityProviders() {
        return identityProviders;
    }

    public PoolMfaTable poolMfa() {
        return poolMfa;
    }

    public SecondFactorTable secondFactors() {
        return secondFactors;
    }

    public SoftwareTokenTable softwareTokens() {
        return softwareTokens;
    }
}
