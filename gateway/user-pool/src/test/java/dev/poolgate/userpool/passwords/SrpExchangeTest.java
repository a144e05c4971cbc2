package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SrpExchangeTest {
    private static final String USER = "b0a1c2d3-1111-2222-3333-444455556666";
    private static final BigInteger CLIENT_SECRET = new BigInteger(
            "6637445eba7a3965c6d899b6fa1c2c3d24854ba9485e210a2c56c3ca7f7e5710"
                    + "f944133a0c2dbafc76e781850d79e9f1ff267dd99f1cf4c57e60b0fdb4e4cce3",
            16);
    private static final BigInteger SERVER_SECRET = new BigInteger(
            "96299d4f6647ae9f1b6232a0b19d240e5d55352fc7d320aafb1e2b6d421437f6"
                    + "66464db481fd1b232fe41f72845ed32e03ddf8ae6cf99df35f26661d7abc2358",
            16);
    private final SrpExchange exchange = new SrpExchange(
            SrpVerifier.of("abc123XYZ", USER, "P@ssw0rd!", "9f2c4e6a8b0d1f3355779bbddff01122"), SERVER_SECRET);
    private final BigInteger clientValue = SrpGroup.G.modPow(CLIENT_SECRET, SrpGroup.N);

    @Test
    void the_public_values_are_as_clients_know_them() {
        assertThat(hash(clientValue)).isEqualTo("e82af2365a29388a4199cba01dbdf69928aaa8aaa532ced7a169ce49de3d2997");
        assertThat(hash(new BigInteger(exchange.publicValue(), 16)))
                .isEqualTo("f810bbf85ab62cfe7a19f559de33d77f105fca29a2bd84de51e5ee932998418f");
    }

    @Test
    void both_sides_have_the_same_key() {
        assertThat(HexFormat.of().formatHex(exchange.key(clientValue))).isEqualTo("7640ee178a753e497e3977cf4ad89bcb");
    }

    @Test
    void the_signature_is_as_a_client_makes_it() {
        byte[] signature = exchange.signature(
                clientValue,
                "abc123XYZ",
                USER,
                Base64.getDecoder().decode("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                "Tue Sep 5 09:08:07 UTC 2017");

        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("xUZW7jVl6eGfbN1oKqDuHOx7Pr87Qfuwsnk1gjsf0ps=");
    }

    @Test
    void a_value_that_would_make_the_key_known_is_none() {
        assertThat(SrpExchange.clientValue("0")).isEmpty();
        assertThat(SrpExchange.clientValue("-1")).isEmpty();
        assertThat(SrpExchange.clientValue(SrpGroup.N.toString(16))).isEmpty();
        assertThat(SrpExchange.clientValue(SrpGroup.N.shiftLeft(1).toString(16)))
                .isEmpty();
        assertThat(SrpExchange.clientValue(clientValue.toString(16))).contains(clientValue);
    }

    @Test
    void the_largest_value_has_the_digits_of_the_modulus_and_no_more() {
        BigInteger largest = SrpGroup.N.subtract(BigInteger.ONE);

        assertThat(SrpExchange.clientValue(largest.toString(16))).contains(largest);
        assertThat(SrpExchange.clientValue("0" + largest.toString(16))).isEmpty();
    }

    private static String hash(BigInteger value) {
        return HexFormat.of().formatHex(SrpGroup.sha256(SrpGroup.pad(value)));
    }
}
