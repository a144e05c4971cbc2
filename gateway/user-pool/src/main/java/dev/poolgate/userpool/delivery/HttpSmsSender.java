package dev.poolgate.userpool.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.outbound.Receiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Text messages, each posted as <code>{"to": "+4915...", "text": "..."}</code> to a receiver who sends it on. Any
 * answer of success means that it was taken. Posted once only: a second try could be a second text.
 */
public final class HttpSmsSender implements MessageSender {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSmsSender.class);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Receiver receiver;
    private final SignedPosts posts;
    private final Duration timeout;

    public HttpSmsSender(Receiver receiver, SignedPosts posts, Duration timeout) {
        this.receiver = receiver;
        this.posts = posts;
        this.timeout = timeout;
    }

    @Override
    public void send(Message message) {
        String json = JSONObjectUtils.toJSONString(Map.of("to", message.to(), "text", message.text()));
        try {
            SignedPosts.Answer answer = posts.post(receiver, json.getBytes(UTF_8), timeout, LARGEST_ANSWER);
            if (!answer.successful()) {
                throw new IOException("status " + answer.status());
            }
        } catch (IOException e) {
            LOG.error("`{}` did not take a text message: {}", receiver.url().getHost(), e.getMessage());
            throw DeliveryFailures.of(e);
        }
    }
}
