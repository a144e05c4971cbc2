package dev.poolgate.server.pools;

import dev.poolgate.gateway.problem.ConfigurationProblem;
import dev.poolgate.userpool.delivery.SmtpSettings;
import dev.poolgate.userpool.delivery.SmtpSettings.Login;
import dev.poolgate.userpool.delivery.SmtpSettings.Security;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server.
 *
 * @param host its name; without, mails stay in the outbox of the data directory
 * @param port usually 587 for {@code starttls} and 465 for {@code tls}
 * @param security {@code starttls}, {@code tls} or {@code none}; without encryption there is no login
 * @param username who we are to the server, if it asks
 * @param password of the username
 * @param from the sender of pools that name none in their {@code EmailConfiguration}
 * @param timeout for each of connecting, reading and writing
 */
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") Security security,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("10s") Duration timeout) {

    /** The server, where one is configured. */
    Optional<SmtpSettings> smtp() {
        if (host == null) {
            refuseHalf();
            return Optional.empty();
        }
        if (from == null || (username == null) != (password == null)) {
            throw problem("a mail server needs `from`, and `username` and `password` together");
        }
        try {
            return Optional.of(new SmtpSettings(host, port, security, login(), from, timeout));
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private void refuseHalf() {
        if (username != null || password != null || from != null) {
            throw problem("`poolgate.pools.mail.host` is missing");
        }
    }

    private Optional<Login> login() {
        return username == null || password == null ? Optional.empty() : Optional.of(new Login(username, password));
    }

    private static ConfigurationProblem problem(String what) {
        return new ConfigurationProblem(what, "complete the keys under `poolgate.pools.mail`, or remove them all");
    }

    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
