package dev.poolgate.identitypool.api;

import static dev.poolgate.identitypool.api.TestApi.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;

class ListIdentityPoolsTest {

    @Test
    void pages_lead_through_all_pools_once() {
        Set<String> expected = Stream.generate(API::newPool).limit(3).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        @Nullable String token = null;
        do {
            ListIdentityPoolsResponse page = list(2, token);
            assertThat(page.identityPools()).hasSizeBetween(1, 2);
            page.identityPools().forEach(pool -> found.add(pool.identityPoolId()));
            token = page.nextToken();
        } while (token != null);
        assertThat(found).containsAll(expected).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "eA", "AA", "ZXUtd2VzdC0xOgA"})
    void a_token_that_is_not_ours_is_refused(String token) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> list(1, token));
    }

    private static ListIdentityPoolsResponse list(int size, @Nullable String token) {
        return API.call(
                ListIdentityPoolsResponse.class,
                ListIdentityPoolsRequest.builder()
                        .maxResults(size)
                        .nextToken(token)
                        .build());
    }
}
