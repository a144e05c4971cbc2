package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.FirstFactors;
import dev.poolgate.userpool.accounts.Invitations;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.accounts.NewUsers;
import dev.poolgate.userpool.accounts.Passwords;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.accounts.SignUpTriggers;
import dev.poolgate.userpool.accounts.UserDraft;
import dev.poolgate.userpool.accounts.Users;
import dev.poolgate.userpool.directory.AttributeRules;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** An administrator makes a user with a temporary password, or sends the invitation again. */
final class AdminCreateUser extends CognitoOperation<AdminCreateUserRequest, AdminCreateUserResponse> {
    private final Pools pools;
    private final Users users;
    private final NewUsers newUsers;
    private final Passwords passwords;
    private final Invitations invitations;
    private final SignUpTriggers triggers;
    private final FirstFactors firstFactors;

    AdminCreateUser(
            Pools pools,
            Users users,
            NewUsers newUsers,
            Passwords passwords,
            Invitations invitations,
            SignUpTriggers triggers,
            FirstFactors firstFactors) {
        super(Access.SIGNED, AdminCreateUserRequest::builder);
        this.pools = pools;
        this.users = users;
        this.newUsers = newUsers;
        this.passwords = passwords;
        this.invitations = invitations;
        this.triggers = triggers;
        this.firstFactors = firstFactors;
    }

    @Override
    AdminCreateUserResponse answer(AdminCreateUserRequest request, AwsCall call) {
        Pool pool = pools.require(request.userPoolId());
        Optional<String> given =
                Optional.ofNullable(request.temporaryPassword()).filter(text -> !text.isEmpty());
        boolean again = request.messageAction() == MessageActionType.RESEND;
        if (given.isEmpty() && !again) {
            UserDraft draft = draft(pool, request, UserStatusType.CONFIRMED, Optional.empty());
            if (firstFactors.needNoPassword(pool, draft.named())) {
                return shown(created(draft, request));
            }
        }
        String password = given.orElseGet(() -> invitations.temporaryPassword(pool));
        passwords.requireAllowed(pool, password);
        User user = again
                ? renewed(pool, request.username(), password)
                : created(draft(pool, request, UserStatusType.FORCE_CHANGE_PASSWORD, Optional.of(password)), request);
        if (request.messageAction() != MessageActionType.SUPPRESS) {
            invitations.send(
                    pool,
                    user,
                    request.username(),
                    password,
                    mediums(request),
                    new MessageCause(
                            MessageCause.Source.ADMIN_CREATE_USER, Optional.empty(), request.clientMetadata()));
        }
        return shown(user);
    }

    private static AdminCreateUserResponse shown(User user) {
        return AdminCreateUserResponse.builder().user(UserViews.listed(user)).build();
    }

    private User created(UserDraft draft, AdminCreateUserRequest request) {
        triggers.byAdministrator(draft, request.validationData(), request.clientMetadata());
        return newUsers.create(draft);
    }

    private User renewed(Pool pool, String name, String password) {
        User user = users.require(pool, name);
        if (user.status() != UserStatusType.FORCE_CHANGE_PASSWORD) {
            throw UnsupportedUserStateException.builder()
                    .message("Resend not possible. " + user.username() + " status is not FORCE_CHANGE_PASSWORD")
                    .writableStackTrace(false)
                    .build();
        }
        passwords.store(pool, user, passwords.prepare(pool, user.sub(), user.username(), password));
        return user;
    }

    private UserDraft draft(
            Pool pool, AdminCreateUserRequest request, UserStatusType status, Optional<String> password) {
        return new UserDraft(
                pool,
                newUsers.newSub(),
                request.username(),
                AttributeRules.byAdministrator(pool, request.userAttributes()),
                status,
                password,
                Boolean.TRUE.equals(request.forceAliasCreation()));
    }

    private static List<DeliveryMediumType> mediums(AdminCreateUserRequest request) {
        return request.hasDesiredDeliveryMediums() ? request.desiredDeliveryMediums() : List.of(DeliveryMediumType.SMS);
    }
}
