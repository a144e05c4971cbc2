package dev.poolgate.userpool.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on loopback, which keeps what it takes, and takes nothing for a user {@code nobody}. */
final class MailServer implements AutoCloseable {
    final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    final List<String> recipients = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    MailServer(UnaryOperator<SMTPServer.Builder> settings) {
        server = settings.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .messageHandlerFactory(Handler::new))
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        Handler(MessageContext context) {}

        @Override
        public void from(String address) {}

        @Override
        public void recipient(String address) throws RejectException {
            if (address.startsWith("nobody@")) {
                throw new RejectException(550, "no such mailbox");
            }
            recipients.add(address);
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                taken.add(new MimeMessage(Session.getInstance(new Properties()), data));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
            return "taken";
        }

        @Override
        public void done() {}
    }
}
