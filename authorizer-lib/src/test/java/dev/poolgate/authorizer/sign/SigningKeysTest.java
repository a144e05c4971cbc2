package dev.poolgate.authorizer.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final CredentialScope SCOPE = new CredentialScope("20261123", "eu-central-1", "s3");

    private final SigningKeys keys = new SigningKeys();

    @Test
    void a_key_is_derived_once_for_secret_day_region_and_service() {
        SigningKey first = keys.of("secret", SCOPE);

        assertThat(keys.of("secret", new CredentialScope("20261123", "eu-central-1", "s3")))
                .isSameAs(first);
        assertThat(keys.of("other", SCOPE)).isNotSameAs(first);
        assertThat(keys.of("secret", new CredentialScope("20261124", "eu-central-1", "s3")))
                .isNotSameAs(first);
        assertThat(keys.of("secret", new CredentialScope("20261123", "eu-west-1", "s3")))
                .isNotSameAs(first);
        assertThat(keys.of("secret", new CredentialScope("20261123", "eu-central-1", "sqs")))
                .isNotSameAs(first);
    }

    @Test
    void s37_no_more_keys_are_kept_than_allowed() {
        for (int i = 0; i < SigningKeys.MOST + 100; i++) {
            assertThat(keys.of("secret" + i, SCOPE)).isNotNull();
        }
        assertThat(keys.size()).isLessThanOrEqualTo(SigningKeys.MOST);
    }

    @Test
    void s68_neither_secret_nor_key_is_told() {
        assertThat(keys.of("secret", SCOPE)).hasToString("SigningKey[20261123/eu-central-1/s3/aws4_request]");
    }
}
