package dev.poolgate.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** What goes on to the backend is what the signature was verified over, and nothing of the signature. */
class SignedExchangeTest {
    @ParameterizedTest
    @CsvSource({
        "/a+b, /a+b",
        "/a?q=a+b&+=1, /a?q=a%2Bb&%2B=1",
        "/a?q=a%2Bb&p=%20, /a?q=a%2Bb&p=%20",
        "/a?q=+&X-Amz-Signature=0&X-Amz-Security-Token=secret, /a?q=%2B",
        "/a?X-Amz-Signature=0, /a",
    })
    void s65_a_plus_sign_reaches_the_backend_as_it_was_verified(String received, String forwarded) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://a.example" + received))
                        .header("Authorization", "AWS4-HMAC-SHA256 x"));

        URI uri = new SignedExchange(exchange).unsigned().getRequest().getURI();

        assertThat(uri).hasToString("http://a.example" + forwarded);
    }
}
