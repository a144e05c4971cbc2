package dev.poolgate.gateway.policy;

import dev.poolgate.authorizer.cedar.CedarPolicies;
import dev.poolgate.authorizer.cedar.CedarSettings;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyProblem;
import java.io.IOException;
import java.util.List;

/** Makes a revision of what a folder holds. */
final class PolicyReader {
    private final PolicyFolder folder;
    private final CedarSettings settings;
    private final boolean schemaRequired;

    PolicyReader(PolicyFolder folder, CedarSettings settings, boolean schemaRequired) {
        this.folder = folder;
        this.settings = settings;
        this.schemaRequired = schemaRequired;
    }

    /** @throws IOException where a text cannot be read now */
    PolicyTexts texts() throws IOException {
        return folder.read();
    }

    /** Takes as long as parsing and validating takes. */
    PolicyLoad load(PolicyTexts texts) {
        if (texts.policies().isEmpty()) {
            // a folder that is just being written, or a mount that is gone: nobody means to deny everything so
            return refused("there is no `*.cedar` in it");
        }
        if (schemaRequired && texts.schema().isEmpty()) {
            return refused("there is no `schema.cedarschema` in it to validate the policies against");
        }
        return CedarPolicies.load(texts.policies(), texts.schema(), settings);
    }

    PolicyLoad.Refused unreadable(IOException cause) {
        return refused("cannot be read: " + cause.getMessage());
    }

    private PolicyLoad.Refused refused(String why) {
        return new PolicyLoad.Refused(List.of(PolicyProblem.of(folder.location(), why)));
    }
}
