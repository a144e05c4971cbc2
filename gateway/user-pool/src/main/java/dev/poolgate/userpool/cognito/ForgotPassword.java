package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.BehindAnswers;
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
    private final BehindAnswers behind;

    ForgotPassword(
            Pools pools,
            Clients clients,
            Users users,
            Codes codes,
            Recovery recovery,
            UserMigration migration,
            AuthEvents events,
            BehindAnswers behind) {
        super(Access.PUBLIC, ForgotPasswordRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.recovery = recovery;
        this.migration = migration;
        this.events = events;
        this.behind = behind;
    }

    @Override
    ForgotPasswordResponse answer(ForgotPasswordRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        Optional<User> found = users.find(pool, request.username());
        return ForgotPasswordResponse.builder()
                .codeDeliveryDetails(
                        client.hidesUnknownUsers()
                                ? sendHiding(pool, client, found, request)
                                : send(pool, client, found, request))
                .build();
    }

    private CodeDeliveryDetailsType send(
            Pool pool, Client client, Optional<User> found, ForgotPasswordRequest request) {
        if (found.isEmpty() && !migration.configured(pool)) {
            throw UnknownUser.notFound();
        }
        codes.countRequest(pool.id(), UnknownUser.counted(pool, found, request.username()));
        User user = found.or(() -> migrated(pool, client, request)).orElseThrow(UnknownUser::notFound);
        events.record(pool, user, EventType.FORGOT_PASSWORD);
        return recovery.send(pool, user, cause(client, request));
    }

    /** Where the client hides who exists, it hides in which state they are, and who was elsewhere until now. */
    private CodeDeliveryDetailsType sendHiding(
            Pool pool, Client client, Optional<User> found, ForgotPasswordRequest request) {
        codes.countRequest(pool.id(), UnknownUser.counted(pool, found, request.username()));
        CodeDeliveryDetailsType shown = found.flatMap(user -> destination(pool, user))
                .orElseGet(() -> recovery.simulated(pool, request.username()));
        behind.run(pool, "password reset code", () -> found.or(() -> migrated(pool, client, request))
                .ifPresent(user -> {
                    events.record(pool, user, EventType.FORGOT_PASSWORD);
                    recovery.send(pool, user, cause(client, request));
                }));
        return shown;
    }

    private Optional<CodeDeliveryDetailsType> destination(Pool pool, User user) {
        try {
            return Optional.of(recovery.destination(pool, user));
        } catch (NotAuthorizedException | InvalidParameterException unfit) {
            return Optional.empty();
        }
    }

    private Optional<User> migrated(Pool pool, Client client, ForgotPasswordRequest request) {
        return migration.migrateForgotten(pool, client, request.username(), request.clientMetadata());
    }

    private static MessageCause cause(Client client, ForgotPasswordRequest request) {
        return new MessageCause(MessageCause.Source.FORGOT_PASSWORD, Optional.of(client), request.clientMetadata());
    }
}
