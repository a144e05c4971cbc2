package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.iam.RoleTemplate;
import dev.poolgate.identitypool.roles.Role;
import dev.poolgate.identitypool.roles.RoleListing;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.RoleFinding;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

class AccountRegistryTest {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-west-1:pool"}}}]}""";
    private static final String READ = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}""";
    private static final String POLICY_ARN = "arn:aws:iam::000000000000:policy/read";

    private final AccountRegistry registry = AccountRegistry.open(
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""),
            "000000000000",
            Clock.systemUTC(),
            new SecureRandom());

    @Test
    void all_operations_are_signed_and_none_is_for_sessions() {
        assertThat(registry.service().operations())
                .hasSize(49)
                .allMatch(operation -> operation.signed() && !operation.forSessions());
        assertThat(registry.roles().find("arn:aws:iam::000000000000:role/r")).isEmpty();
        assertThat(registry.providers().findSaml("arn")).isEmpty();
    }

    @Test
    void every_role_is_listed_with_what_is_attached_to_it() {
        for (int i = 0; i < 401; i++) {
            registry.seed(RoleTemplate.of("role-" + i, TRUST, "inline", READ));
        }
        call(
                "CreatePolicy",
                CreatePolicyRequest.builder()
                        .policyName("read")
                        .policyDocument(READ)
                        .build());
        call(
                "AttachRolePolicy",
                AttachRolePolicyRequest.builder()
                        .roleName("role-7")
                        .policyArn(POLICY_ARN)
                        .build());
        call(
                "PutRolePermissionsBoundary",
                PutRolePermissionsBoundaryRequest.builder()
                        .roleName("role-7")
                        .permissionsBoundary(POLICY_ARN)
                        .build());

        List<Role> all = registry.roles().all();
        assertThat(all).hasSize(401).extracting(Role::name).doesNotHaveDuplicates();
        Role seventh =
                registry.roles().find("arn:aws:iam::000000000000:role/role-7").orElseThrow();
        assertThat(all).contains(seventh);
        assertThat(seventh.managedPolicies()).containsEntry(POLICY_ARN, READ);
        assertThat(seventh.boundary()).containsExactly(READ);
        assertThat(registry.roles().allManagedPolicies()).containsOnlyKeys(POLICY_ARN);
    }

    @Test
    void whoever_watches_is_told_of_each_write() {
        AtomicInteger told = new AtomicInteger();
        registry.onChange(told::incrementAndGet);

        registry.seed(RoleTemplate.of("reader", TRUST, "inline", READ));
        assertThat(told).hasPositiveValue();
        int before = told.get();
        registry.roles().all();
        assertThat(told).hasValue(before);
    }

    @Test
    void a_write_that_watchers_fail_to_take_over_has_succeeded_and_is_taken_over_later() {
        KnownRoles known = new KnownRoles(new FailingOnce(registry.roles()));
        AtomicInteger told = new AtomicInteger();
        registry.onChange(known::refresh);
        registry.onChange(told::incrementAndGet);

        assertThat(registry.seed(RoleTemplate.of("reader", TRUST, "inline", READ)))
                .isTrue();
        assertThat(told).hasValue(1);
        assertThat(known.findings()).isEmpty();

        known.refresh();
        assertThat(known.findings()).extracting(RoleFinding::roleArn).contains("arn:aws:iam::000000000000:role/reader");
    }

    @Test
    void a_document_that_is_no_policy_is_refused_where_it_comes_in() {
        assertThatThrownBy(() -> call(
                        "CreateRole",
                        CreateRoleRequest.builder()
                                .roleName("r")
                                .assumeRolePolicyDocument(READ)
                                .build()))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        registry.seed(RoleTemplate.of("reader", TRUST, "inline", READ));
        assertThatThrownBy(() -> call(
                        "PutRolePolicy",
                        PutRolePolicyRequest.builder()
                                .roleName("reader")
                                .policyName("p")
                                .policyDocument(READ.replace("Allow", "Permit"))
                                .build()))
                .isInstanceOf(MalformedPolicyDocumentException.class)
                .hasMessageContaining("Statement[0].Effect");
    }

    private void call(String name, SdkPojo input) {
        call(operation(name), input);
    }

    @SuppressWarnings("unchecked") // the operation's own input class is what the test built
    private static <I extends SdkPojo> void call(Operation<?, ?> operation, SdkPojo input) {
        AwsCall call = new AwsCall("request", "eu-west-1", "000000000000", Optional.of("arn:aws:iam::0:user/admin"));
        ((Operation<I, ?>) operation).handle((I) input, call);
    }

    private Operation<?, ?> operation(String name) {
        return registry.service().operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Lists roles from the second time on. */
    private static final class FailingOnce extends ForwardedRoles {
        private final AtomicBoolean away = new AtomicBoolean(true);

        FailingOnce(RoleListing roles) {
            super(roles);
        }

        @Override
        public List<Role> all() {
            if (away.getAndSet(false)) {
                throw new IllegalStateException("away");
            }
            return super.all();
        }
    }
}
