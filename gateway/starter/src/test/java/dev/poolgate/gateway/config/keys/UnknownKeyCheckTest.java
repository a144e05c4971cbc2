package dev.poolgate.gateway.config.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.gateway.config.PoolgateProperties;
import dev.poolgate.gateway.problem.ConfigurationProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownKeyCheckTest {
    private final StandardEnvironment environment = new StandardEnvironment();

    @ParameterizedTest
    @CsvSource({
        "poolgate.issuers.main.audiance, poolgate.issuers.main.audiences",
        "poolgate.issuers.main.token_uses, poolgate.issuers.main.token-use",
        "poolgate.issuers[main].clientid, poolgate.issuers[main].client-ids",
        "poolgate.gaurd.trusted-proxies, poolgate.guard",
        "poolgate.guard.trusted-proxy, poolgate.guard.trusted-proxies",
        "poolgate.issuers.main.keys.url, poolgate.issuers.main.keys.uri",
        "poolgate.issuer.main.issuer, poolgate.issuers",
        "poolgate.demo.enabeld, poolgate.demo.enabled",
        "poolgate.demo.rates.sign_inn, poolgate.demo.rates.sign-in",
    })
    void s70_an_unknown_key_names_the_nearest(String key, String meant) {
        ConfigurationProblem problem = problem(key);

        assertThat(problem).hasMessageStartingWith("the key `poolgate.").hasMessageEndingWith("is not known");
        assertThat(problem.action()).isEqualTo("did you mean `" + meant + "`?");
    }

    @Test
    void s70_where_nothing_is_near_the_choice_is_listed() {
        assertThat(problem("poolgate.guard.nonsense").action())
                .isEqualTo("use one of [owned-headers, passed-headers, trusted-proxies] under `poolgate.guard`,"
                        + " or remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poolgate.issuers.my-pool.issuer",
                "poolgate.issuers.my_pool.tokenUse",
                "poolgate.issuers.main.audiences[0]",
                "poolgate.issuers.main.keys.discovery-hosts[1]",
                "poolgate.guard.trusted-proxies",
                "poolgate.failures.retry-after",
                "poolgate.demo.enabled",
                "poolgate.demo.users.alice.groups[0]",
                "poolgate.demo.rates.sign-in",
                "poolgates.anything",
            })
    void a_key_that_some_module_reads_is_fine(String key) {
        assertThatNoException().isThrownBy(() -> check(key));
    }

    @Test
    void environment_variables_may_be_meant_for_others() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("shell", Map.of("POOLGATE_USER_POOL_ID", "x")));

        assertThatNoException().isThrownBy(() -> check("poolgate.guard.trusted-proxies"));
    }

    private ConfigurationProblem problem(String key) {
        return catchThrowableOfType(ConfigurationProblem.class, () -> check(key));
    }

    private void check(String key) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(key, "x")));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("starter", new RootBeanDefinition(PoolgateProperties.class));
        beans.registerBeanDefinition("demo", new RootBeanDefinition(DemoProperties.class));
        new UnknownKeyCheck(environment).postProcessBeanFactory(beans);
    }

    /** What another module might bind, with setters, a map of a class of its own and one whose names are an enum's. */
    @ConfigurationProperties("poolgate.demo")
    static class DemoProperties {
        private boolean enabled;
        private Map<String, DemoUser> users = Map.of();
        private Map<DemoCategory, Integer> rates = Map.of();

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public Map<String, DemoUser> getUsers() {
            return users;
        }

        public void setUsers(Map<String, DemoUser> users) {
            this.users = users;
        }

        public Map<DemoCategory, Integer> getRates() {
            return rates;
        }

        public void setRates(Map<DemoCategory, Integer> rates) {
            this.rates = rates;
        }
    }

    enum DemoCategory {
        SIGN_IN,
        SIGN_UP
    }

    record DemoUser(List<String> groups) {}
}
