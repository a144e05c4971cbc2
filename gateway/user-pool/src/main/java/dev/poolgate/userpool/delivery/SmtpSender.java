package dev.poolgate.userpool.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.delivery.SmtpSettings.Login;
import dev.poolgate.userpool.delivery.SmtpSettings.Security;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail over SMTP (RFC 5321), one connection for each. What comes from users or templates cannot make a header: an
 * address with a control character is refused, in a subject it becomes a space.
 */
public final class SmtpSender implements MessageSender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
    private static final String PROTOCOL = "smtp";

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    public SmtpSender(SmtpSettings settings, Clock clock) {
        this(settings, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param trust decides which certificates a server may have */
    SmtpSender(SmtpSettings settings, Clock clock, SSLSocketFactory trust) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, trust));
        this.clock = clock;
    }

    @Override
    public void send(Message message) {
        try {
            transport(mail(message));
        } catch (MessagingException | IllegalArgumentException e) {
            // an answer of the server may repeat the address, so the exception's own text stays out of the log
            LOG.error(
                    "mail server `{}` did not take a message: {}",
                    settings.host(),
                    e.getClass().getSimpleName());
            throw DeliveryFailures.of(e);
        }
    }

    private void transport(MimeMessage mail) throws MessagingException {
        try (Transport transport = session.getTransport(PROTOCOL)) {
            Optional<Login> login = settings.login();
            transport.connect(
                    settings.host(),
                    settings.port(),
                    login.map(Login::username).orElse(null),
                    login.map(Login::password).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private MimeMessage mail(Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(MailAddresses.sender(message.from().orElse(settings.from())));
        mail.setRecipient(RecipientType.TO, MailAddresses.recipient(message.to()));
        if (message.replyTo().isPresent()) {
            mail.setReplyTo(
                    new Address[] {MailAddresses.sender(message.replyTo().get())});
        }
        mail.setSubject(line(message.subject()), UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setText(message.html(), UTF_8.name(), "html");
        mail.saveChanges();
        return mail;
    }

    /** The text on one line. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }

    private static Properties properties(SmtpSettings settings, SSLSocketFactory trust) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trust);
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        return properties;
    }
}
