package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.Codes;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.Recovery;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpTriggers;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordResponse;

/** Sets a new password, by the code that was sent. */
final class ConfirmForgotPassword
        extends CognitoOperation<ConfirmForgotPasswordRequest, ConfirmForgotPasswordResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final Codes codes;
    private final Recovery recovery;
    private final SignUpTriggers triggers;

    ConfirmForgotPassword(
            Pools pools, Clients clients, Users users, Codes codes, Recovery recovery, SignUpTriggers triggers) {
        super(Access.PUBLIC, ConfirmForgotPasswordRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.recovery = recovery;
        this.triggers = triggers;
    }

    @Override
    ConfirmForgotPasswordResponse answer(ConfirmForgotPasswordRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        Optional<User> user = users.find(pool, request.username());
        if (!client.hidesUnknownUsers()) {
            recovery.reset(
                    pool, user.orElseThrow(UnknownUser::notFound), request.confirmationCode(), request.password());
        } else {
            resetHiding(pool, user, request);
        }
        triggers.recovered(pool, client, users.require(pool, request.username()), request.clientMetadata());
        return ConfirmForgotPasswordResponse.builder().build();
    }

    /**
     * Who does not exist is out of tries as soon as one who does. Where no code waits, both are told the same: that the
     * code is wrong if one was asked for, else that it is over.
     */
    private void resetHiding(Pool pool, Optional<User> user, ConfirmForgotPasswordRequest request) {
        String subject = UnknownUser.counted(pool, user, request.username());
        if (user.flatMap(codes::waiting).isEmpty()) {
            codes.countGuess(pool.id(), subject);
            throw codes.requested(pool.id(), subject) ? Codes.mismatch() : Codes.expired();
        }
        recovery.reset(pool, user.orElseThrow(), request.confirmationCode(), request.password());
    }
}
