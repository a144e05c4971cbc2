package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.storage.SettingTable;
import dev.poolgate.userpool.tokens.SigningCertificates;
import java.util.List;
import java.util.stream.Stream;

/** The operations on secrets, tags, looks, terms and other settings of pools and clients. */
final class SettingOperations {
    private SettingOperations() {}

    static List<Operation<?, ?>> of(Core core) {
        return Stream.of(clients(core), pools(core), looks(core), terms(core), elsewhere(core))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation<?, ?>> clients(Core core) {
        return List.of(
                new AddUserPoolClientSecret(core.storage(), core.clients(), core.identifiers(), core.clock()),
                new ListUserPoolClientSecrets(core.clients()),
                new DeleteUserPoolClientSecret(core.storage(), core.clients()));
    }

    private static List<Operation<?, ?>> pools(Core core) {
        SettingTable settings = core.storage().settings();
        return List.of(
                new GetSigningCertificate(
                        core.pools(),
                        new SigningCertificates(
                                core.storage().certificates(),
                                core.vault(),
                                core.identifiers().random(),
                                core.clock())),
                new TagResource(core.storage()),
                new UntagResource(core.storage()),
                new ListTagsForResource(core.pools()),
                new SetRiskConfiguration(core.storage(), core.pools(), core.clients(), core.clock()),
                new DescribeRiskConfiguration(core.pools(), core.clients(), settings),
                new SetLogDeliveryConfiguration(core.storage(), core.pools()),
                new GetLogDeliveryConfiguration(core.pools(), settings));
    }

    private static List<Operation<?, ?>> looks(Core core) {
        SettingTable settings = core.storage().settings();
        Brandings brandings = new Brandings(settings);
        return List.of(
                new SetUICustomization(core.storage(), core.pools(), core.clients(), core.clock()),
                new GetUICustomization(core.pools(), core.clients(), settings),
                new CreateManagedLoginBranding(
                        core.storage(), core.pools(), core.clients(), core.identifiers(), core.clock()),
                new DescribeManagedLoginBranding(core.pools(), brandings),
                new DescribeManagedLoginBrandingByClient(core.clients(), brandings),
                new UpdateManagedLoginBranding(core.storage(), core.pools(), core.clock()),
                new DeleteManagedLoginBranding(core.pools(), brandings));
    }

    private static List<Operation<?, ?>> terms(Core core) {
        Terms terms = new Terms(core.storage().settings());
        return List.of(
                new CreateTerms(core.storage(), core.pools(), core.clients(), core.identifiers(), core.clock()),
                new DescribeTerms(core.pools(), terms),
                new UpdateTerms(core.storage(), core.pools(), core.clock()),
                new DeleteTerms(core.pools(), terms),
                new ListTerms(core.pools(), terms));
    }

    /** What only AWS has, and refuses as AWS does where it is not there. */
    private static List<Operation<?, ?>> elsewhere(Core core) {
        return List.of(
                new CreateUserPoolReplica(core.pools()),
                new UpdateUserPoolReplica(core.pools()),
                new DeleteUserPoolReplica(core.pools()),
                new ListUserPoolReplicas(core.pools()),
                new GetProvisionedLimit(),
                new UpdateProvisionedLimit());
    }
}
