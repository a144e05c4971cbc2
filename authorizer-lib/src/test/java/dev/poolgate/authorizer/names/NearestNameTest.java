package dev.poolgate.authorizer.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("audiences", "issuer", "client-ids", "issuers");

    @ParameterizedTest
    @CsvSource({"isuer, issuer", "issuer, issuer", "issuerss, issuers", "audience, audiences", "cleint-id, client-ids"})
    void a_few_letters_are_forgiven(String name, String meant) {
        assertThat(NearestName.of(name, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"abcdefghij", "i", "''", "audienxxxx"})
    void what_is_far_from_all_is_no_guess(String name) {
        assertThat(NearestName.of(name, KNOWN)).isEmpty();
    }

    @Test
    void where_nothing_is_known_nothing_was_meant() {
        assertThat(NearestName.of("issuer", List.of())).isEmpty();
    }
}
