package dev.poolgate.gateway.filter;

import dev.poolgate.authorizer.sign.SignatureForm;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** An exchange whose caller signs, as the guard left it. */
record SignedExchange(ServerWebExchange exchange) {

    /**
     * Without the signature in either form: it is for this gateway, and its session token is a secret. A plus sign in
     * the query is spelled as what was verified, itself: to many backends it would be a space, and a signature counts
     * for both spellings.
     */
    ServerWebExchange unsigned() {
        return exchange.mutate()
                .request(request -> request.uri(unsigned(exchange.getRequest().getURI()))
                        .headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION)))
                .build();
    }

    private static URI unsigned(URI uri) {
        String text = uri.toString();
        int path = text.indexOf('/', text.indexOf("//") + 2);
        return path < 0
                ? uri
                : URI.create(text.substring(0, path) + withoutPlus(SignatureForm.unsigned(text.substring(path))));
    }

    private static String withoutPlus(String target) {
        int query = target.indexOf('?');
        return query < 0
                ? target
                : target.substring(0, query) + target.substring(query).replace("+", "%2B");
    }
}
