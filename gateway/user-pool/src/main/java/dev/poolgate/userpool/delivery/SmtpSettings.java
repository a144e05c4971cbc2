package dev.poolgate.userpool.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * A mail server.
 *
 * @param port usually 587 for STARTTLS, 465 for TLS
 * @param login who we are to the server; empty where it does not ask
 * @param from the sender of pools that name none
 * @param timeout for each of connecting, reading and writing
 */
public record SmtpSettings(
        String host, int port, Security security, Optional<Login> login, String from, Duration timeout) {

    /** @throws IllegalArgumentException where a password would travel in the clear, or the sender is no address */
    public SmtpSettings {
        if (security == Security.NONE && login.isPresent()) {
            throw new IllegalArgumentException("a mail server without encryption gets no password");
        }
        MailAddresses.sender(from);
    }

    /** How the connection is protected. Certificates are verified, host name included. */
    public enum Security {
        /** STARTTLS (RFC 3207), or no mail at all. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** None. Codes can be read on the way: for a server on the same machine only. */
        NONE
    }

    /** A name and its password. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[redacted]";
        }
    }
}
