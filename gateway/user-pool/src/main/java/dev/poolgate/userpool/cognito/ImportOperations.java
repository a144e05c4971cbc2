package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.imports.ImportJobs;
import java.util.List;

/** The operations on jobs that import users. */
final class ImportOperations {
    private ImportOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        ImportJobs jobs = core.importJobs();
        return List.of(
                new GetCSVHeader(core.pools()),
                new CreateUserImportJob(core.pools(), jobs),
                new DescribeUserImportJob(core.pools(), jobs),
                new ListUserImportJobs(core.pools(), jobs),
                new StartUserImportJob(core.pools(), jobs),
                new StopUserImportJob(core.pools(), jobs));
    }
}
