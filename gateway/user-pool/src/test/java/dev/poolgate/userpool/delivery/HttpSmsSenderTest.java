package dev.poolgate.userpool.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.outbound.HttpReceiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;

final class HttpSmsSenderTest {
    private static final Message TEXT = new Message(DeliveryMediumType.SMS, "+491512345678", "", "It is \"123456\"");

    @Test
    void a_text_is_one_signed_post() {
        try (HttpReceiver server = HttpReceiver.answering(202, "")) {
            sender(server).send(TEXT);

            assertThat(server.posts()).hasSize(1);
            assertThat(server.posts().get(0).body())
                    .contains("\"to\":\"+491512345678\"")
                    .contains("\"text\":\"It is \\\"123456\\\"\"");
            assertThat(server.posts().get(0).signature()).startsWith("sha256=");
        }
    }

    @Test
    void a_refused_text_fails_the_delivery_and_is_not_sent_again() {
        try (HttpReceiver server = HttpReceiver.answering(500, "")) {
            assertThatThrownBy(() -> sender(server).send(TEXT)).isInstanceOf(CodeDeliveryFailureException.class);
            assertThat(server.posts()).hasSize(1);
        }
    }

    @Test
    void nobody_there_fails_the_delivery() {
        HttpReceiver server = HttpReceiver.answering(200, "");
        server.close();

        assertThatThrownBy(() -> sender(server).send(TEXT)).isInstanceOf(CodeDeliveryFailureException.class);
    }

    @Test
    void mail_goes_one_way_and_texts_another() {
        List<Message> mails = new ArrayList<>();
        List<Message> texts = new ArrayList<>();
        Message mail = new Message(DeliveryMediumType.EMAIL, "jane@example.com", "subject", "text");

        ByMedium both = new ByMedium(mails::add, texts::add);
        both.send(mail);
        both.send(TEXT);

        assertThat(mails).containsExactly(mail);
        assertThat(texts).containsExactly(TEXT);
    }

    private static HttpSmsSender sender(HttpReceiver server) {
        return new HttpSmsSender(server.receiver(), new SignedPosts(Clock.systemUTC()), Duration.ofSeconds(2));
    }
}
