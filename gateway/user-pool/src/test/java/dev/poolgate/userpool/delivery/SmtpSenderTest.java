package dev.poolgate.userpool.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.delivery.SmtpSettings.Login;
import dev.poolgate.userpool.delivery.SmtpSettings.Security;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

final class SmtpSenderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String FROM = "Poolgate <no-reply@example.com>";
    private static SSLContext certificate;

    @BeforeAll
    static void certificate(@TempDir Path directory) throws Exception {
        certificate = TestCertificate.context(directory, "localhost");
    }

    @Test
    void a_mail_has_sender_recipient_subject_and_html() throws Exception {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            sender(server.port(), Security.NONE, Optional.empty()).send(mail("jane@example.com", "Dein Code für hier"));

            MimeMessage mail = server.taken.get(0);
            assertThat(mail.getFrom()[0]).hasToString(FROM);
            assertThat(server.recipients).containsExactly("jane@example.com");
            assertThat(mail.getSubject()).isEqualTo("Dein Code für hier");
            assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
            assertThat(mail.getContentType()).isEqualTo("text/html; charset=UTF-8");
            assertThat(mail.getContent().toString().strip()).isEqualTo("It is &lt;b&gt;123456");
        }
    }

    @Test
    void a_pool_may_name_its_own_sender_and_where_answers_go() throws Exception {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            Message message = new Message(
                    DeliveryMediumType.EMAIL,
                    "jane@example.com",
                    "subject",
                    "text",
                    "text",
                    Optional.of("shop@example.org"),
                    Optional.of("help@example.org"));

            sender(server.port(), Security.NONE, Optional.empty()).send(message);

            assertThat(server.taken.get(0).getFrom()[0]).hasToString("shop@example.org");
            assertThat(server.taken.get(0).getReplyTo()[0]).hasToString("help@example.org");
        }
    }

    @Test
    void with_starttls_the_password_travels_encrypted() {
        try (MailServer server = new MailServer(SmtpSenderTest::encrypted)) {
            Optional<Login> login = Optional.of(new Login("pool", "right"));

            sender(server.port(), Security.STARTTLS, login).send(mail("jane@example.com", "subject"));

            assertThat(server.taken).hasSize(1);
        }
    }

    @Test
    void a_wrong_password_fails_the_delivery() {
        try (MailServer server = new MailServer(SmtpSenderTest::encrypted)) {
            Optional<Login> login = Optional.of(new Login("pool", "wrong"));

            assertFails(sender(server.port(), Security.STARTTLS, login), mail("jane@example.com", "subject"));
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void no_mail_goes_where_starttls_is_not_offered() {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            assertFails(
                    sender(server.port(), Security.STARTTLS, Optional.empty()), mail("jane@example.com", "subject"));
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void no_mail_goes_to_a_server_whose_certificate_nobody_trusts() {
        try (MailServer server = new MailServer(SmtpSenderTest::encrypted)) {
            SmtpSettings settings = settings(server.port(), Security.STARTTLS, Optional.empty(), "localhost");

            assertFails(new SmtpSender(settings, CLOCK), mail("jane@example.com", "subject"));
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void no_mail_goes_to_a_server_whose_certificate_is_for_another_name() {
        try (MailServer server = new MailServer(SmtpSenderTest::encrypted)) {
            SmtpSettings settings = settings(server.port(), Security.STARTTLS, Optional.empty(), "127.0.0.1");

            assertFails(
                    new SmtpSender(settings, CLOCK, certificate.getSocketFactory()),
                    mail("jane@example.com", "subject"));
            assertThat(server.taken).isEmpty();
        }
    }

    @Test
    void tls_from_the_first_byte() {
        try (MailServer server = new MailServer(settings -> settings.serverSocketFactory(certificate))) {
            sender(server.port(), Security.TLS, Optional.empty()).send(mail("jane@example.com", "subject"));

            assertThat(server.taken).hasSize(1);
        }
    }

    @Test
    void a_refused_recipient_fails_the_delivery() {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            assertFails(sender(server.port(), Security.NONE, Optional.empty()), mail("nobody@example.com", "subject"));
        }
    }

    @Test
    void a_server_that_never_answers_fails_the_delivery_in_time() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();

            assertFails(
                    sender(silent.getLocalPort(), Security.NONE, Optional.empty()),
                    mail("jane@example.com", "subject"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.com\r\nBcc: all@example.com",
                "jane@example.com\nBcc: all@example.com",
                "jane@example.com\r",
                "jane@example.com, all@example.com",
                "Jane <jane@example.com>",
                "all: jane@example.com, joe@example.com;",
                "jane"
            })
    void nothing_but_one_bare_address_is_a_recipient(String to) {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            assertFails(sender(server.port(), Security.NONE, Optional.empty()), mail(to, "subject"));
            assertThat(server.recipients).isEmpty();
        }
    }

    @Test
    void a_subject_stays_on_its_line() throws Exception {
        try (MailServer server = new MailServer(SmtpSenderTest::plain)) {
            sender(server.port(), Security.NONE, Optional.empty())
                    .send(mail("jane@example.com", "Hello\r\nBcc: all@example.com\r\n\r\nbody"));

            MimeMessage mail = server.taken.get(0);
            assertThat(mail.getSubject()).isEqualTo("Hello Bcc: all@example.com body");
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(server.recipients).containsExactly("jane@example.com");
        }
    }

    @Test
    void a_password_never_goes_to_a_server_without_encryption() {
        assertThatThrownBy(() -> settings(25, Security.NONE, Optional.of(new Login("pool", "hidden")), "localhost"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(settings(25, Security.TLS, Optional.of(new Login("pool", "hidden")), "localhost")
                        .toString())
                .doesNotContain("hidden");
    }

    private static void assertFails(SmtpSender sender, Message message) {
        assertThatThrownBy(() -> sender.send(message))
                .isInstanceOf(CodeDeliveryFailureException.class)
                .hasMessageNotContaining("example.com");
    }

    private static Message mail(String to, String subject) {
        return new Message(DeliveryMediumType.EMAIL, to, subject, "It is <b>123456");
    }

    private static SMTPServer.Builder plain(SMTPServer.Builder settings) {
        return settings.hideTLS();
    }

    private static SMTPServer.Builder encrypted(SMTPServer.Builder settings) {
        return settings.requireTLS()
                .startTlsSocketFactory(certificate)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!password.equals("right")) {
                        throw new LoginFailedException();
                    }
                }));
    }

    private static SmtpSender sender(int port, Security security, Optional<Login> login) {
        SSLSocketFactory trust = certificate.getSocketFactory();
        return new SmtpSender(settings(port, security, login, "localhost"), CLOCK, trust);
    }

    private static SmtpSettings settings(int port, Security security, Optional<Login> login, String host) {
        return new SmtpSettings(host, port, security, login, FROM, Duration.ofSeconds(2));
    }
}
