package dev.poolgate.authorizer.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IamContextTest {

    @Test
    void keys_are_found_in_any_case() {
        IamContext context = IamContext.EMPTY.with("aws:SourceIp", "1.2.3.4");

        assertThat(context.find("AWS:sourceip")).contains(List.of("1.2.3.4"));
        assertThat(context.find("aws:SourceVpc")).isEmpty();
        assertThat(IamContext.EMPTY.find("aws:SourceIp")).isEmpty();
    }

    @Test
    void the_later_values_of_a_key_replace_the_earlier() {
        IamContext context = IamContext.EMPTY.with("a:B", List.of("1", "2")).with("A:b", "3");

        assertThat(context.find("a:b")).contains(List.of("3"));
    }

    @Test
    void contexts_can_be_put_together() {
        IamContext one = IamContext.builder().with("a:a", "1").with("a:b", "1").build();
        IamContext other = IamContext.EMPTY.with("A:B", "2").with("a:c", List.of());

        IamContext both = one.with(other);

        assertThat(both.find("a:a")).contains(List.of("1"));
        assertThat(both.find("a:b")).contains(List.of("2"));
        assertThat(both.find("a:c")).contains(List.of());
        assertThat(one.find("a:b")).contains(List.of("1"));
    }

    @Test
    void what_was_built_does_not_change_with_its_builder_or_by_its_values() {
        IamContext.Builder builder = IamContext.builder().with("a:a", "1");
        IamContext built = builder.build();
        builder.with("a:a", "2");

        assertThat(built.find("a:a")).contains(List.of("1"));
        assertThatThrownBy(() -> built.find("a:a").orElseThrow().add("x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
