package dev.poolgate.identitypool.iam;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.registry.InUseException;
import dev.poolgate.identitypool.registry.Registry;
import dev.poolgate.identitypool.roles.ManagedPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;

/** Two calls at once, the other one between the check and the write of this one. */
class RacesTest extends IamTest {
    private static final AwsCall CALL = new AwsCall("1", "eu-west-1", "000000000000", Optional.empty());

    private String policy = "";

    @BeforeEach
    void create() {
        policy = running.createPolicy("p");
        running.createRole("r");
    }

    @Test
    void a_policy_that_goes_while_it_is_attached_is_not_there() {
        notThere(() -> call(
                this::policyGoes,
                "AttachRolePolicy",
                AttachRolePolicyRequest.builder()
                        .roleName("r")
                        .policyArn(policy)
                        .build()));
    }

    @Test
    void a_policy_that_goes_while_it_becomes_a_boundary_is_not_there() {
        notThere(() -> call(
                this::policyGoes,
                "PutRolePermissionsBoundary",
                PutRolePermissionsBoundaryRequest.builder()
                        .roleName("r")
                        .permissionsBoundary(policy)
                        .build()));
    }

    @Test
    void a_policy_that_goes_while_a_role_is_made_with_it_is_not_there() {
        notThere(() -> call(
                this::policyGoes,
                "CreateRole",
                CreateRoleRequest.builder()
                        .roleName("new")
                        .assumeRolePolicyDocument(RunningIam.TRUST)
                        .permissionsBoundary(policy)
                        .build()));
    }

    @Test
    void a_policy_that_is_attached_while_it_is_deleted_stays() {
        assertThatThrownBy(() -> call(
                        () -> {
                            throw new InUseException("p");
                        },
                        "DeletePolicy",
                        DeletePolicyRequest.builder().policyArn(policy).build()))
                .isInstanceOf(DeleteConflictException.class)
                .hasMessageContaining("Cannot delete a policy attached to entities.");
    }

    private void policyGoes() {
        running.stores.policies().remove(ManagedPolicy.keyOfArn(policy), current -> {});
    }

    private void notThere(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("Policy " + policy + " does not exist or is not attachable.");
    }

    /** Answers with the other call in the middle. */
    @SuppressWarnings("unchecked")
    private <I extends SdkPojo> void call(Runnable other, String operation, I input) {
        IamStores stores = running.stores;
        IamStores interrupted = new IamStores(
                new Interrupted<>(stores.roles(), other),
                new Interrupted<>(stores.policies(), other),
                stores.oidc(),
                stores.saml());
        Operation<I, ?> found = (Operation<I, ?>)
                new IamApi(interrupted, PolicyDocuments.strict(), "000000000000", Clock.systemUTC(), new Random(2))
                        .service().operations().stream()
                                .filter(each -> each.name().equals(operation))
                                .findFirst()
                                .orElseThrow();
        found.handle(input, CALL);
    }

    /** Something happens before each write. */
    private record Interrupted<T>(Registry<T> registry, Runnable other) implements Registry<T> {
        @Override
        public boolean add(T value) {
            other.run();
            return registry.add(value);
        }

        @Override
        public Optional<T> find(String key) {
            return registry.find(key);
        }

        @Override
        public Optional<T> change(String key, UnaryOperator<T> change) {
            other.run();
            return registry.change(key, change);
        }

        @Override
        public boolean remove(String key, Consumer<T> check) {
            other.run();
            return registry.remove(key, check);
        }

        @Override
        public List<T> list(String pathPrefix, String after, int limit) {
            return registry.list(pathPrefix, after, limit);
        }

        @Override
        public int size() {
            return registry.size();
        }

        @Override
        public int users(String key) {
            return registry.users(key);
        }

        @Override
        public List<T> using(String policyKey) {
            return registry.using(policyKey);
        }

        @Override
        public long revision() {
            return registry.revision();
        }
    }
}
