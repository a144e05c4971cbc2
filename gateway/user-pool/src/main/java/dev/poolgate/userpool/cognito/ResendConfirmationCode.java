package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AuthEvents;
import dev.poolgate.userpool.accounts.BehindAnswers;
import dev.poolgate.userpool.accounts.Clients;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SecretHashes;
import dev.poolgate.userpool.accounts.SignUpCodes;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.Client;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.Refusals;
import dev.poolgate.userpool.directory.User;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Sends another sign-up code. */
final class ResendConfirmationCode
        extends CognitoOperation<ResendConfirmationCodeRequest, ResendConfirmationCodeResponse> {
    private final Pools pools;
    private final Clients clients;
    private final Users users;
    private final SignUpCodes codes;
    private final AuthEvents events;
    private final BehindAnswers behind;

    ResendConfirmationCode(
            Pools pools, Clients clients, Users users, SignUpCodes codes, AuthEvents events, BehindAnswers behind) {
        super(Access.PUBLIC, ResendConfirmationCodeRequest::builder);
        this.pools = pools;
        this.clients = clients;
        this.users = users;
        this.codes = codes;
        this.events = events;
        this.behind = behind;
    }

    @Override
    ResendConfirmationCodeResponse answer(ResendConfirmationCodeRequest request, AwsCall call) {
        Client client = clients.require(request.clientId());
        SecretHashes.require(client, request.secretHash(), request.username());
        Pool pool = pools.require(client.poolId());
        Optional<User> user = users.find(pool, request.username());
        MessageCause cause =
                new MessageCause(MessageCause.Source.RESEND_CODE, Optional.of(client), request.clientMetadata());
        return ResendConfirmationCodeResponse.builder()
                .codeDeliveryDetails(
                        client.hidesUnknownUsers()
                                ? resendHiding(pool, user, request.username(), cause)
                                : resend(pool, user.orElseThrow(UnknownUser::notFound), cause))
                .build();
    }

    private CodeDeliveryDetailsType resend(Pool pool, User user, MessageCause cause) {
        if (!waits(user)) {
            throw Refusals.invalidParameter("User is already confirmed.");
        }
        codes.countRequest(pool, user.sub());
        CodeDeliveryDetailsType delivery = codes.send(pool, user, cause).orElseThrow(ResendConfirmationCode::turnedOff);
        events.record(pool, user, EventType.RESEND_CODE);
        return delivery;
    }

    /** Nobody, and who is confirmed, are counted, waited for and answered as one who waits for a code. */
    private CodeDeliveryDetailsType resendHiding(Pool pool, Optional<User> user, String name, MessageCause cause) {
        if (pool.autoVerified().isEmpty()) {
            throw turnedOff();
        }
        codes.countRequest(pool, UnknownUser.counted(pool, user, name));
        Optional<User> waiting = user.filter(ResendConfirmationCode::waits);
        behind.run(
                pool,
                "confirmation code",
                () -> waiting.ifPresent(known -> {
                    codes.send(pool, known, cause);
                    events.record(pool, known, EventType.RESEND_CODE);
                }));
        return waiting.flatMap(known -> codes.destination(pool, known)).orElseGet(() -> codes.simulated(pool, name));
    }

    private static boolean waits(User user) {
        return user.status() == UserStatusType.UNCONFIRMED;
    }

    private static RuntimeException turnedOff() {
        return Refusals.invalidParameter("Cannot resend codes. Auto verification not turned on.");
    }
}
