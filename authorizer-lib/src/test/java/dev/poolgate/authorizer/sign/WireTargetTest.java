package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/ /",
                "/a/ /a/",
                "/a%20b /a%20b",
                "/x:y@z /x%3Ay%40z",
                "/a+b /a%2Bb",
                "/a%2fb /a%2Fb",
                "/%7Euser /~user",
                "/caf%c3%a9 /caf%C3%A9",
                "/?q=a+b /?q=a%20b",
                "/?q=a%2Bb /?q=a%2Bb",
                "/?q=a%20b /?q=a%20b",
                "/?prefix=a/b:c /?prefix=a%2Fb%3Ac",
                "/?q /?q=",
                "/?q= /?q=",
                "/?a=b=c /?a=b%3Dc",
                "/?b=2&a=1&b=1 /?b=2&a=1&b=1",
                "/?a=1&&b=2& /?a=1&b=2",
                "/? /",
                "/100%25 /100%25",
                "/?q=50% /?q=50%25"
            })
    void s65_there_is_one_spelling(String received, String sent) {
        assertThat(WireTarget.of(received)).isEqualTo(sent);
        assertThat(WireTarget.of(sent)).isEqualTo(sent);
    }

    @Test
    void s65_what_only_a_signer_may_say_is_left_out() {
        assertThat(WireTarget.of("/a?X-Amz-Signature=1&q=1&x-amz-expires=9&X%2DAmz-Credential=me&XAmz=2"))
                .isEqualTo("/a?q=1&XAmz=2");
        assertThat(WireTarget.of("/a?X-Amz-Acl=public-read")).isEqualTo("/a");
    }
}
