package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Identifiers;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.directory.User;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

/** Temporary passwords, and the messages that bring them to users made by an administrator. */
public final class Invitations {
    private static final List<String> KINDS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", "!#$%&*+-=?@_");
    private static final int SHORTEST = 12;

    private final Identifiers identifiers;
    private final MessageSender sender;
    private final CustomMessages words;

    public Invitations(Identifiers identifiers, MessageSender sender, CustomMessages words) {
        this.identifiers = identifiers;
        this.sender = sender;
        this.words = words;
    }

    /** A password that any policy allows: every kind of character, as long as the pool asks and never short. */
    public String temporaryPassword(Pool pool) {
        int length = Math.max(SHORTEST, pool.passwordPolicy().minimumLength());
        StringBuilder password = new StringBuilder();
        KINDS.forEach(kind -> password.append(identifiers.text(kind, 1)));
        password.append(identifiers.text(String.join("", KINDS), length - KINDS.size()));
        return password.toString();
    }

    /** Sends the password by each medium for which the user has an address. */
    public void send(
            Pool pool,
            User user,
            String name,
            String password,
            Collection<DeliveryMediumType> mediums,
            MessageCause cause) {
        Wording wording = words.wording(pool, user, cause);
        for (DeliveryMediumType medium : mediums) {
            String attribute = medium == DeliveryMediumType.EMAIL ? Attributes.EMAIL : Attributes.PHONE_NUMBER;
            user.attribute(attribute)
                    .ifPresent(to -> sender.send(Texts.invitation(pool, medium, to, name, password, wording)));
        }
    }
}
