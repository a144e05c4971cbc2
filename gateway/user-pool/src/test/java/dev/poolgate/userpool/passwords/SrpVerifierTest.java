package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SrpVerifierTest {
    private static final String SALT = "9f2c4e6a8b0d1f3355779bbddff01122";
    private static final String USER = "b0a1c2d3-1111-2222-3333-444455556666";

    @Test
    void the_group_is_the_3072_bit_one_and_k_is_as_clients_compute_it() {
        byte[] prime = SrpGroup.N.toByteArray();
        assertThat(prime).hasSize(385).startsWith((byte) 0);
        assertThat(hex(SrpGroup.sha256(java.util.Arrays.copyOfRange(prime, 1, prime.length))))
                .isEqualTo("48cf8b092fbce4359d9871abf74f98e25b6163379eaa15cd9087e800c6d1c55c");
        assertThat(SrpGroup.K.toString(16))
                .isEqualTo("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
    }

    @Test
    void the_exponent_is_as_clients_compute_it() {
        BigInteger x = SrpVerifier.exponent("abc123XYZ", USER, "P@ssw0rd!", SALT);

        assertThat(x.toString(16)).isEqualTo("3b9508fabe969feaf86a9d6fdba259b506b547bb3099df3e22248b1c53be0149");
    }

    @Test
    void the_verifier_is_as_clients_expect_it() {
        SrpVerifier verifier = SrpVerifier.of("abc123XYZ", USER, "P@ssw0rd!", SALT);

        assertThat(verifier.value().toString(16)).startsWith("2e8e13c802962f43").endsWith("29adad28638b5177");
        assertThat(hex(SrpGroup.sha256(SrpGroup.pad(verifier.value()))))
                .isEqualTo("2d72230c76c021560a085ed529783b6e0ba6073715161bb95bfe920211534c81");
    }

    @Test
    void a_devices_verifier_is_as_clients_compute_it() {
        String group = "-AbCdEf12";
        String key = "us-east-1_11111111-2222-3333-4444-555555555555";
        String secret = "ZGV2aWNlcGFzc3dvcmQ=";

        assertThat(SrpVerifier.exponent(group, key, secret, SALT).toString(16))
                .isEqualTo("2befe9de73e5a9c14ac41ba7855e59662dee178f9b767636242e66c51098615e");
        assertThat(hex(SrpGroup.sha256(
                        SrpGroup.pad(SrpVerifier.of(group, key, secret, SALT).value()))))
                .isEqualTo("bd40888661094382762b4c12e660b60ed16cc36f82b5f84e6b3753440010e6b3");
    }

    @Test
    void padding_adds_a_zero_only_before_a_set_top_bit() {
        assertThat(SrpGroup.pad(new BigInteger("7f", 16))).containsExactly(0x7f);
        assertThat(SrpGroup.pad(new BigInteger("80", 16))).containsExactly(0x00, 0x80);
        assertThat(SrpGroup.pad(new BigInteger("123", 16))).containsExactly(0x01, 0x23);
    }

    @Test
    void a_verifier_does_not_show_itself() {
        assertThat(SrpVerifier.of("p", "u", "secret", SALT)).hasToString("SrpVerifier[redacted]");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
