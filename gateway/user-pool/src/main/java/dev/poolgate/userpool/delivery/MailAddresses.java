package dev.poolgate.userpool.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Addresses as they may stand in a header: exactly one each, and no control character (RFC 5322, section 2.2). */
final class MailAddresses {
    private MailAddresses() {}

    /**
     * A bare address.
     *
     * @throws IllegalArgumentException where it is none, or more than that
     */
    static InternetAddress recipient(String text) {
        InternetAddress address = sender(text);
        if (!text.equals(address.getAddress())) {
            throw new IllegalArgumentException("not a bare mail address");
        }
        return address;
    }

    /**
     * An address, which may have a name before it.
     *
     * @throws IllegalArgumentException where it is none, or several
     */
    static InternetAddress sender(String text) {
        try {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a mail address with a control character");
            }
            InternetAddress address = new InternetAddress(text, true);
            if (address.isGroup()) {
                throw new IllegalArgumentException("not one mail address");
            }
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException("not a mail address", e);
        }
    }
}
