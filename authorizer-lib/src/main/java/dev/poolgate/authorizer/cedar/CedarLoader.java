package dev.poolgate.authorizer.cedar;

import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.EntityTypeName;
import dev.poolgate.authorizer.policy.PolicyLoad;
import dev.poolgate.authorizer.policy.PolicyProblem;
import dev.poolgate.authorizer.policy.PolicySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a revision, or finds what is wrong with it. */
final class CedarLoader {
    private static final Comparator<PolicyProblem> IN_ORDER = Comparator.comparing(PolicyProblem::source)
            .thenComparing(PolicyProblem::line)
            .thenComparing(PolicyProblem::column);

    private final CedarSettings settings;
    private final EntityTypes types;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<PolicyProblem> warnings = new ArrayList<>();

    CedarLoader(CedarSettings settings) {
        this.settings = settings;
        this.types = new EntityTypes(settings.namespace());
    }

    PolicyLoad load(List<PolicySource> sources, Optional<PolicySource> schemaSource) {
        checkNames(sources);
        ActionGroups groups = ActionGroups.NONE;
        List<CedarPolicy> policies = new PolicyReader(types, problems).read(sources);
        if (schemaSource.isPresent()) {
            groups = validated(schemaSource.get(), policies);
        } else {
            warnings.add(PolicyProblem.of("cedar", "there is no schema, so policies were not validated against one"));
        }
        policies.stream()
                .filter(policy -> !policy.isAbout(types.resource()))
                .forEach(policy -> warnings.add(policy.statement()
                        .problem("never applies: the resource of all requests is " + types.resource())));
        if (!problems.isEmpty()) {
            return new PolicyLoad.Refused(problems.stream().sorted(IN_ORDER).toList());
        }
        SliceIndex index = new SliceIndex(policies, groups, types.resource());
        String revision = Fingerprint.of(settings.namespace(), sources, schemaSource);
        return new PolicyLoad.Loaded(
                new CedarPolicies(
                        revision, policies.stream().map(CedarPolicy::ref).toList(), types, groups, index, settings),
                warnings);
    }

    private void checkNames(List<PolicySource> sources) {
        if (EntityTypeName.parse(types.user).isEmpty()) {
            problems.add(PolicyProblem.of("cedar", "`" + settings.namespace() + "` cannot be a namespace"));
        }
        Set<String> seen = new HashSet<>();
        sources.stream()
                .filter(source -> !seen.add(source.name()))
                .forEach(source -> problems.add(PolicyProblem.of(source.name(), "two sources have this name")));
    }

    private ActionGroups validated(PolicySource source, List<CedarPolicy> policies) {
        SchemaReader reader = new SchemaReader(source, problems, warnings);
        Optional<Schema> schema = reader.read();
        schema.filter(read -> !policies.isEmpty()).ifPresent(read -> reader.validate(read, policies));
        return schema.map(reader::groups).orElse(ActionGroups.NONE);
    }
}
