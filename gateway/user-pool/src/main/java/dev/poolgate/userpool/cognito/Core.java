package dev.poolgate.userpool.cognito;

import dev.poolgate.userpool.accounts.BehindAnswers;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.imports.ImportJobs;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.storage.Vault;
import dev.poolgate.userpool.tokens.AccessTokens;
import dev.poolgate.userpool.tokens.Issuers;
import dev.poolgate.userpool.tokens.Revocations;
import dev.poolgate.userpool.tokens.SignInTokens;
import dev.poolgate.userpool.tokens.SigningKeys;
import dev.poolgate.userpool.triggers.Triggers;
import java.time.Clock;

/** The parts that the operations are made from. */
public record Core(
        UserPoolStorage storage,
        Vault vault,
        Pools pools,
        Clients clients,
        Users users,
        Passwords passwords,
        NewUsers newUsers,
        Issuers issuers,
        SigningKeys keys,
        SignInTokens tokens,
        Revocations revocations,
        Identifiers identifiers,
        MessageSender messages,
        BehindAnswers behind,
        Triggers triggers,
        Clock clock) {

    /** The jobs that import users. */
    public ImportJobs importJobs() {
        return new ImportJobs(storage, identifiers, vault, issuers, clock);
    }

    /** What recognises the access tokens of these pools. */
    AccessTokens accessTokens() {
        return new AccessTokens(issuers, keys, revocations, pools, clients, storage.users(), clock);
    }
}
