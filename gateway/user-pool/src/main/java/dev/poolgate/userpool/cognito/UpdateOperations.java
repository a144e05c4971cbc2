package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.accounts.ClientRules;
import dev.poolgate.userpool.accounts.Pools;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.time.Clock;
import java.util.List;

/** The operations that change the settings of pools, clients and groups. */
final class UpdateOperations {
    private UpdateOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        Pools pools = core.pools();
        UserPoolStorage storage = core.storage();
        Clock clock = core.clock();
        return List.of(
                new UpdateUserPool(storage, core.triggers(), clock),
                new AddCustomAttributes(storage, clock),
                new UpdateUserPoolClient(pools, core.clients(), new ClientRules(storage), clock),
                new UpdateGroup(pools, storage.groups(), clock),
                new DeleteGroup(pools, storage.groups()));
    }
}
