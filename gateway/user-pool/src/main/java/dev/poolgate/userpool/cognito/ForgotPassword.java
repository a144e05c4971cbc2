package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Codes;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Recovery;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.UserMigration;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Sends a code to a user who forgot the password. */
final class ForgotPassword extends CognitoOperation<ForgotPasswordRequest, ForgotPasswordResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final Codes codes;
    private final Recovery recovery;
    private final UserMigration migration;
    private final AuthEvents events;

    ForgotPassword(
            Pools pools,
            Clients clients,
            Users users,
            Codes codes,
            Recovery recovery,
            UserMigration migration,
            AuthEvents events) {
        super(Access.PUBLIC, ForgotPasswordRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.recovery = recovery;
        this.migration = migration;
        this.events = events;
    }

    @Override
    ForgotPasswordResponse answer(ForgotPasswordRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        Optional<User> found = users.find(pool, request.username());
        if (found.isEmpty() && !client.hidesUnknownUsers() && !migration.configured(pool)) {
            throw UnknownUser.notFound();
        }
        codes.countRequest(pool.id(), UnknownUser.counted(pool, found, request.username()));
        Optional<User> user =
                found.or(() -> migration.migrateForgotten(pool, client, request.username(), request.clientMetadata()));
        if (user.isEmpty() && !client.hidesUnknownUsers()) {
            throw UnknownUser.notFound();
        }
        user.ifPresent(known -> events.record(pool, known, EventType.FORGOT_PASSWORD));
        return ForgotPasswordResponse.builder()
                .codeDeliveryDetails(
                        user.isEmpty()
                                ? Recovery.simulated(pool, request.username())
                                : send(pool, client, user.get(), request))
                .build();
    }

    /** Where the client hides who exists, it hides in which state they are as well. */
    private CodeDeliveryDetailsType send(Pool pool, Client client, User user, ForgotPasswordRequest request) {
        try {
            return recovery.send(
                    pool,
                    user,
                    new MessageCause(
                            MessageCause.Source.FORGOT_PASSWORD, Optional.of(client), request.clientMetadata()));
        } catch (NotAuthorizedException | InvalidParameterException unfit) {
            if (client.hidesUnknownUsers()) {
                return Recovery.simulated(pool, request.username());
            }
            throw unfit;
        }
    }
}
