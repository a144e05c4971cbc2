package dev.poolgate.identitypool.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssumedRoleTest {

    @Test
    void a_session_arn_names_the_role_without_its_path() {
        assertThat(AssumedRole.arn("arn:aws:iam::123456789012:role/a/b/reader", "s"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/s");
        assertThat(AssumedRole.arn("arn:aws-cn:iam::123456789012:role/reader", "s"))
                .isEqualTo("arn:aws-cn:sts::123456789012:assumed-role/reader/s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:user/alice",
                "arn:aws:iam::12345:role/reader",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:iam::123456789012:role/a b",
                "arn:aws:sts::123456789012:assumed-role/reader/s",
                "reader",
                ""
            })
    void what_is_not_the_arn_of_a_role_is_told(String arn) {
        assertThat(AssumedRole.isRoleArn(arn)).isFalse();
    }

    @Test
    void a_session_is_told_from_a_user() {
        assertThat(AssumedRole.isSessionArn("arn:aws:sts::123456789012:assumed-role/reader/s"))
                .isTrue();
        assertThat(AssumedRole.isSessionArn("arn:aws:iam::123456789012:user/admin"))
                .isFalse();
    }
}
