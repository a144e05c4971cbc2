package dev.poolgate.gateway.guard;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.logging.AccessLog;
import reactor.netty.http.server.logging.AccessLogArgProvider;
import reactor.netty.http.server.logging.AccessLogFactory;

/**
 * The server's access log in its usual form, the NCSA common log with the duration, without the secrets in queries. It
 * takes effect where {@code reactor.netty.http.server.accessLogEnabled} turns the log on; whoever turns it on in Java
 * passes an instance of this.
 */
public final class ShownAccessLog implements AccessLogFactory {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);

    @Override
    public AccessLog apply(AccessLogArgProvider request) {
        return AccessLog.create(
                "{} - {} [{}] \"{} {} {}\" {} {} {}",
                address(
                        request.connectionInformation() == null
                                ? null
                                : request.connectionInformation().remoteAddress()),
                orDash(request.user()),
                request.accessDateTime() == null ? "-" : TIME.format(request.accessDateTime()),
                orDash(request.method()),
                target(request.uri()),
                orDash(request.protocol()),
                orDash(request.status()),
                request.contentLength() < 0 ? "-" : request.contentLength(),
                request.duration());
    }

    private static String target(@Nullable CharSequence uri) {
        String text = uri == null ? "-" : uri.toString();
        int mark = text.indexOf('?');
        return mark < 0 ? text : text.substring(0, mark + 1) + ShownQuery.of(text.substring(mark + 1));
    }

    private static String address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getHostString() : "-";
    }

    private static CharSequence orDash(@Nullable CharSequence text) {
        return text == null ? "-" : text;
    }
}
