package dev.poolgate.server.pools;

import dev.poolgate.userpool.accounts.MessageSender;
import dev.poolgate.userpool.accounts.Outbox;
import dev.poolgate.userpool.delivery.ByMedium;
import dev.poolgate.userpool.delivery.HttpSmsSender;
import dev.poolgate.userpool.delivery.SmtpSender;
import dev.poolgate.userpool.outbound.SignedPosts;
import java.time.Clock;

/** Mail and text messages each go where they are configured to, else to the outbox. */
final class Messaging {
    private Messaging() {}

    static MessageSender of(PoolsSettings settings, Outbox outbox, SignedPosts posts) {
        MessageSender mail = settings.mail()
                .smtp()
                .<MessageSender>map(smtp -> new SmtpSender(smtp, Clock.systemUTC()))
                .orElse(outbox);
        MessageSender sms = settings.sms()
                .receiver()
                .<MessageSender>map(receiver ->
                        new HttpSmsSender(receiver, posts, settings.sms().timeout()))
                .orElse(outbox);
        return new ByMedium(mail, sms);
    }
}
