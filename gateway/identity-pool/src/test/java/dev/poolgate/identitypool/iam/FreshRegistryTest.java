package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.identitypool.providers.RegisteredProviders;
import dev.poolgate.identitypool.registry.Fresh;
import dev.poolgate.identitypool.roles.RegisteredRoles;
import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.StoredRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rest of the module reads of the registry, on the node that writes and on another. */
class FreshRegistryTest extends IamTest {
    private static final String ARN = "arn:aws:iam::000000000000:role/r";
    private static final String POLICY_ARN = "arn:aws:iam::000000000000:policy/p";

    private final AtomicLong nanos = new AtomicLong();
    private final Fresh here = new Fresh(nanos::get);
    private final Fresh there = new Fresh(nanos::get);
    private IamStores stores;
    private RegisteredRoles roles;
    private RegisteredRoles rolesElsewhere;

    @BeforeEach
    void open() {
        stores = running.stores.watchedBy(here::forget);
        roles = new RegisteredRoles(stores.roles(), stores.policies(), here);
        rolesElsewhere = new RegisteredRoles(running.stores.roles(), running.stores.policies(), there);
    }

    @Test
    void a_role_is_read_with_all_that_is_attached_to_it() {
        running.createPolicy("p");
        running.createRole("r");
        iam.attachRolePolicy(role -> role.roleName("r").policyArn(POLICY_ARN));
        iam.putRolePermissionsBoundary(role -> role.roleName("r").permissionsBoundary(POLICY_ARN));
        iam.putRolePolicy(role -> role.roleName("r").policyName("i").policyDocument(RunningIam.POLICY));
        Role role = roles.find(ARN).orElseThrow();
        assertThat(role.managedPolicies()).isEqualTo(Map.of(POLICY_ARN, RunningIam.POLICY));
        assertThat(role.boundary()).containsExactly(RunningIam.POLICY);
        assertThat(role.inlinePolicies()).isEqualTo(Map.of("i", RunningIam.POLICY));
        assertThat(role.trustPolicy()).isEqualTo(RunningIam.TRUST);
        assertThat(role.maxSession()).isEqualTo(Duration.ofHours(1));
        assertThat(roles.findManagedPolicy(POLICY_ARN)).contains(RunningIam.POLICY);
    }

    @Test
    void an_arn_is_found_exactly_or_not_at_all() {
        running.createRole("r");
        for (String arn : List.of(
                "arn:aws:iam::111111111111:role/r",
                "arn:aws:iam::000000000000:role/x/r",
                "arn:aws:iam::000000000000:role/R",
                "r",
                "")) {
            assertThat(roles.find(arn)).as(arn).isEmpty();
        }
        assertThat(roles.findManagedPolicy(ARN)).isEmpty();
    }

    @Test
    void who_writes_reads_it_at_once_and_others_after_three_seconds() {
        running.createRole("r");
        assertThat(roles.find(ARN)).isPresent();
        assertThat(rolesElsewhere.find(ARN)).isPresent();

        assertThat(stores.roles().remove(StoredRole.key("r"), role -> {})).isTrue();
        assertThat(roles.find(ARN)).isEmpty();
        nanos.addAndGet(Fresh.STALE_AT_MOST.toNanos() - 1);
        assertThat(rolesElsewhere.find(ARN)).isPresent();
        nanos.incrementAndGet();
        assertThat(rolesElsewhere.find(ARN)).isEmpty();
    }

    @Test
    void what_was_looked_up_before_a_write_is_not_kept_after_it() {
        Optional<String> during = here.get(String.class, "key", key -> {
            here.forget();
            return Optional.of("old");
        });
        assertThat(during).contains("old");
        assertThat(here.get(String.class, "key", key -> Optional.of("new"))).contains("new");
    }

    @Test
    void providers_are_found_by_arn_and_url() {
        RegisteredProviders providers = new RegisteredProviders(stores.oidc(), stores.saml(), here);
        String arn = iam.createOpenIDConnectProvider(
                        provider -> provider.url("https://idp.example.com/a").clientIDList("app"))
                .openIDConnectProviderArn();
        assertThat(providers.findOidc(arn).orElseThrow().clientIds()).containsExactly("app");
        assertThat(providers.findOidcByUrl("idp.example.com/a").orElseThrow().arn())
                .isEqualTo(arn);
        assertThat(providers.findOidc(arn.replace("000000000000", "111111111111")))
                .isEmpty();
        assertThat(providers.findOidc("idp.example.com/a")).isEmpty();
        assertThat(providers.findSaml("arn:aws:iam::000000000000:saml-provider/x"))
                .isEmpty();
    }
}
