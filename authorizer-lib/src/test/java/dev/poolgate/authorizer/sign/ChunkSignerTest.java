package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's own example of an upload of 66560 bytes, in the documentation that {@link ChunkSigner} names. */
class ChunkSignerTest {
    private static final CredentialScope SCOPE = new CredentialScope("20130524", "us-east-1", "s3");
    private static final String SEED = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";

    @Test
    void the_example_of_aws_is_signed_as_it_is_printed() {
        ChunkSigner signer = new ChunkSigner(
                SigningKey.derive("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SCOPE), "20130524T000000Z", SEED);

        assertThat(text(signer.head(letters(65536))))
                .isEqualTo("10000;chunk-signature="
                        + "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n");
        assertThat(text(signer.head(letters(1024))))
                .isEqualTo("400;chunk-signature="
                        + "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n");
        assertThat(text(signer.head(letters(0))))
                .isEqualTo(
                        "0;chunk-signature=" + "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n");
    }

    @ParameterizedTest
    @CsvSource({"66560, 66824", "0, 86", "1, 173", "65536, 65712", "65537, 65799"})
    void the_length_is_told_ahead(long bytes, long encoded) {
        assertThat(ChunkSigner.encodedLength(bytes)).isEqualTo(encoded);
    }

    private static byte[] letters(int count) {
        byte[] letters = new byte[count];
        Arrays.fill(letters, (byte) 'a');
        return letters;
    }

    private static String text(byte[] head) {
        return new String(head, StandardCharsets.US_ASCII);
    }
}
