package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Codes;
import dev.poolgate.userpool.accounts.Confirmations;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.signin.SignUpSessions;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** A user proves to have the code that was sent at sign-up. */
final class ConfirmSignUp extends CognitoOperation<ConfirmSignUpRequest, ConfirmSignUpResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final SignUpCodes codes;
    private final Confirmations confirmations;
    private final SignUpSessions sessions;

    ConfirmSignUp(
            Pools pools,
            Clients clients,
            Users users,
            SignUpCodes codes,
            Confirmations confirmations,
            SignUpSessions sessions) {
        super(Access.PUBLIC, ConfirmSignUpRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.confirmations = confirmations;
        this.sessions = sessions;
    }

    @Override
    ConfirmSignUpResponse answer(ConfirmSignUpRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        Optional<User> found = users.find(pool, request.username());
        User user = client.hidesUnknownUsers()
                ? confirmHiding(pool, client, found, request)
                : confirm(pool, client, found.orElseThrow(UnknownUser::notFound), request);
        return ConfirmSignUpResponse.builder()
                .session(Optional.ofNullable(request.session())
                        .flatMap(session -> sessions.confirmed(pool, client, user, session))
                        .orElse(null))
                .build();
    }

    private User confirm(Pool pool, Client client, User user, ConfirmSignUpRequest request) {
        Confirmations.requireWaiting(user);
        confirmations.byCode(
                pool,
                client,
                user,
                codes.proven(user, request.confirmationCode()),
                Boolean.TRUE.equals(request.forceAliasCreation()),
                request.clientMetadata());
        return user;
    }

    /**
     * Nobody, who is confirmed, and who has no code any more, all read that this one is wrong, and run out of tries.
     */
    private User confirmHiding(Pool pool, Client client, Optional<User> found, ConfirmSignUpRequest request) {
        Optional<User> waiting = found.filter(user -> user.status() == UserStatusType.UNCONFIRMED);
        if (waiting.isEmpty()) {
            codes.countGuess(pool, UnknownUser.counted(pool, found, request.username()));
            throw Codes.mismatch();
        }
        try {
            return confirm(pool, client, waiting.get(), request);
        } catch (ExpiredCodeException | NotAuthorizedException over) {
            throw Codes.mismatch();
        }
    }
}
