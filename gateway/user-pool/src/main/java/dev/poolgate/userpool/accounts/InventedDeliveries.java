package dev.poolgate.userpool.accounts;

import dev.poolgate.userpool.directory.Attributes;
import dev.poolgate.userpool.directory.Pool;
import dev.poolgate.userpool.storage.Vault;
import java.math.BigInteger;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/**
 * Where codes to users who do not exist would have gone. As a user's: of a name that is no address, the address does
 * not follow; it is the same at each call. It is drawn from a keyed mark, so that nobody else can draw it.
 */
final class InventedDeliveries {
    private static final String LETTERS = "abcdefghijklmnoprstw";
    /** What domains of mailboxes begin with. */
    private static final String DOMAINS = "gggghhoowyimacpt";

    private final Vault vault;

    InventedDeliveries(Vault vault) {
        this.vault = vault;
    }

    /**
     * An address in place of a user's.
     *
     * @param attributes any of which a user of the pool might be reached by, not empty
     */
    CodeDeliveryDetailsType details(Pool pool, List<String> attributes, String name) {
        BigInteger lots = new BigInteger(vault.mark("delivery to nobody " + pool.id() + "/" + pool.fold(name)), 16);
        String attribute = attribute(attributes, name, lots);
        return Deliveries.details(
                attribute, attribute.equals(Attributes.EMAIL) ? email(name, lots) : phoneNumber(name, lots));
    }

    /** Who is called by an address is reached there. */
    private static String attribute(List<String> attributes, String name, BigInteger lots) {
        if (attributes.contains(Attributes.EMAIL) && Attributes.looksLikeEmail(name)) {
            return Attributes.EMAIL;
        }
        if (attributes.contains(Attributes.PHONE_NUMBER) && Attributes.looksLikePhoneNumber(name)) {
            return Attributes.PHONE_NUMBER;
        }
        return attributes.get(draw(lots, 0, attributes.size()));
    }

    /** Half of all mailboxes begin as the user's name does. */
    private static String email(String name, BigInteger lots) {
        if (Attributes.looksLikeEmail(name)) {
            return name;
        }
        char drawn = LETTERS.charAt(draw(lots, 2, LETTERS.length()));
        char first = Character.toLowerCase(name.charAt(0));
        boolean own = first >= 'a' && first <= 'z' && draw(lots, 1, 2) == 0;
        return (own ? first : drawn) + "@" + DOMAINS.charAt(draw(lots, 3, DOMAINS.length()));
    }

    private static String phoneNumber(String name, BigInteger lots) {
        if (Attributes.looksLikePhoneNumber(name)) {
            return name;
        }
        int digits = 11 + draw(lots, 1, 2);
        return "+" + "0".repeat(digits - 4) + (1000 + draw(lots, 2, 9000));
    }

    /** One of so many, by another part of the lots each time. */
    private static int draw(BigInteger lots, int part, int choices) {
        return lots.shiftRight(part * Integer.SIZE)
                .mod(BigInteger.ONE.shiftLeft(Integer.SIZE))
                .mod(BigInteger.valueOf(choices))
                .intValue();
    }
}
