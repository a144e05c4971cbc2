package dev.poolgate.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** Whose word on a request's origin counts (S46). */
class RequestOriginTest {
    private static final byte[] LINK_LOCAL = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final RequestOrigin origin = new RequestOrigin(new TrustedProxies(List.of("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1.2.3.4|-|1.2.3.4",
                "1.2.3.4|8.8.8.8|1.2.3.4",
                "10.0.0.1|8.8.8.8|8.8.8.8",
                "10.0.0.1|6.6.6.6, 8.8.8.8|8.8.8.8",
                "10.0.0.1|6.6.6.6, 8.8.8.8, 10.0.0.2|8.8.8.8",
                "10.0.0.1|10.0.0.3, 10.0.0.2|10.0.0.3",
                "1.2.3.4|nonsense|1.2.3.4",
                "10.0.0.1|nonsense, 8.8.8.8|8.8.8.8",
                "10.0.0.1|2001:db8::1|2001:db8:0:0:0:0:0:1",
            })
    void s46_the_last_address_that_no_trusted_proxy_has_is_the_clients(
            String peer, @Nullable String forwarded, String client) {
        assertThat(origin.address(received("http", peer, "X-Forwarded-For", forwarded)))
                .contains(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http|1.2.3.4|-|false",
                "https|1.2.3.4|-|true",
                "http|1.2.3.4|https|false",
                "http|10.0.0.1|https|true",
                "https|10.0.0.1|http|false",
                "http|10.0.0.1|https, http|false",
            })
    void s46_the_way_is_secure_where_every_part_that_is_told_of_is(
            String scheme, String peer, @Nullable String forwarded, boolean secure) {
        assertThat(origin.secure(received(scheme, peer, "X-Forwarded-Proto", forwarded)))
                .isEqualTo(secure);
    }

    /** Some proxies write a port behind the address: nobody may pass for the proxy because of that. */
    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8, nonsense", "example.com", "8.8.8.8:1234", "unknown", "8.8.8.8,"})
    void s46_where_a_trusted_proxy_tells_no_address_the_client_has_none(String forwarded) {
        assertThat(origin.address(received("http", "10.0.0.1", "X-Forwarded-For", forwarded)))
                .isEmpty();
    }

    /** With a zone it is no address to a policy, and a deny of its range would not hold. */
    @Test
    void s46_the_zone_of_an_address_is_not_part_of_it() throws UnknownHostException {
        InetAddress linkLocal = Inet6Address.getByAddress("client", LINK_LOCAL, 2);

        assertThat(origin.address(ReceivedRequest.of(
                        new Request("http", new HttpHeaders(), new InetSocketAddress(linkLocal, 1234)))))
                .contains("fe80:0:0:0:0:0:0:1");
    }

    @Test
    void a_connection_without_an_address_has_no_origin() {
        assertThat(origin.address(ReceivedRequest.of(new Request("http", new HttpHeaders(), null))))
                .isEmpty();
    }

    private static ReceivedRequest received(String scheme, String peer, String header, @Nullable String value) {
        HttpHeaders headers = new HttpHeaders();
        if (value != null) {
            headers.set(header, value);
        }
        return ReceivedRequest.of(new Request(scheme, headers, new InetSocketAddress(peer, 1234)));
    }

    /** A request of no server in particular. */
    private static final class Request extends AbstractServerHttpRequest {
        private final @Nullable InetSocketAddress peer;

        Request(String scheme, HttpHeaders headers, @Nullable InetSocketAddress peer) {
            super(HttpMethod.GET, URI.create(scheme + "://a.example/"), null, headers);
            this.peer = peer;
        }

        @Override
        public @Nullable InetSocketAddress getRemoteAddress() {
            return peer;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.empty();
        }

        @Override
        protected MultiValueMap<String, HttpCookie> initCookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        protected @Nullable SslInfo initSslInfo() {
            return null;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
        }) // as inherited; an object is all that is asked for
        public <T> T getNativeRequest() {
            return (T) this;
        }
    }
}
