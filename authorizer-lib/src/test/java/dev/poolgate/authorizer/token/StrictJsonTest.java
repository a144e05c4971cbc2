package dev.poolgate.authorizer.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void an_object_is_read_with_its_types() throws IOException {
        assertThat(read("{\"t\":\"x\",\"i\":12,\"n\":-1.5,\"b\":true,\"l\":[1,\"a\"],\"o\":{\"p\":false}}"))
                .isEqualTo(Map.of(
                        "t", "x", "i", 12L, "n", -1.5, "b", true, "l", List.of(1L, "a"), "o", Map.of("p", false)));
    }

    @Test
    void a_null_stays() throws IOException {
        assertThat(read("{\"a\":null}")).containsEntry("a", null);
    }

    @Test
    void an_integer_keeps_every_digit() throws IOException {
        assertThat(read("{\"a\":9223372036854775807,\"b\":9223372036854775808}"))
                .containsEntry("a", Long.MAX_VALUE)
                .containsEntry("b", new BigInteger("9223372036854775808"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1e400}",
                "{\"a\":-1e400}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x1}",
                "{\"a\":TRUE}",
                "{\"a\":nil}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\"=1}",
                "{\"a\":1;\"b\":2}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"",
                "/* c */{}",
                "{}//",
                "#\n{}",
                ")]}'\n{}",
                "[]",
                ""
            })
    void what_rfc_8259_does_not_have_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void a_number_of_too_many_digits_is_refused_before_it_costs() throws IOException {
        assertThat(read("{\"a\":" + "9".repeat(40) + "}")).containsKey("a");
        assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(41) + "}")).isInstanceOf(IOException.class);
    }

    @Test
    void objects_and_arrays_nest_16_deep_and_no_deeper() throws IOException {
        assertThat(read("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).containsKey("a");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] latin1 = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> StrictJson.object(latin1)).isInstanceOf(IOException.class);
    }

    @Test
    void a_fault_knows_where_it_is_but_its_message_does_not_say() {
        assertThatThrownBy(() -> read("{\"a\":[0,{\"secret\":1,\"secret\":2}]}"))
                .isInstanceOfSatisfying(
                        NotStrictJsonException.class, e -> assertThat(e.where()).isEqualTo("$.a[1].secret"))
                .hasMessage("two members of one name");
        assertThatThrownBy(() -> read("{\"a\":[0,"))
                .isInstanceOfSatisfying(
                        NotStrictJsonException.class, e -> assertThat(e.where()).isEqualTo("$.a[1]"));
    }

    @Test
    void the_result_cannot_be_changed() throws IOException {
        assertThatThrownBy(() -> read("{\"a\":1}").put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Vectors.list(read("{\"a\":[1]}").get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Object> read(String json) throws IOException {
        return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    }
}
