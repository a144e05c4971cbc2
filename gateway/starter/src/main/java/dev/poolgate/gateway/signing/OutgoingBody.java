package dev.poolgate.gateway.signing;

import dev.poolgate.authorizer.exchange.TemporaryCredentials;
import dev.poolgate.authorizer.sign.RequestSigner;
import dev.poolgate.authorizer.sign.SignableRequest;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;

/**
 * A body that is ready to be signed.
 *
 * @param hash what stands for it in the signature
 * @param describe sets the headers that go with it
 * @param content what is sent
 * @param signing signs the head of the request
 */
record OutgoingBody(String hash, Consumer<HttpHeaders> describe, Flux<DataBuffer> content, Signing signing) {

    OutgoingBody(String hash, Consumer<HttpHeaders> describe, Flux<DataBuffer> content) {
        this(hash, describe, content, RequestSigner::sign);
    }

    /** The headers to set for this request. */
    interface Signing {
        Map<String, String> sign(RequestSigner signer, SignableRequest request, TemporaryCredentials credentials);
    }
}
