package dev.poolgate.authorizer.cedar;

import dev.poolgate.authorizer.policy.RequestFacts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of one request what the policies of a slice look at, and no more. */
final class RequestInputs {
    static final String PATH = "pathParameters";
    static final String QUERY = "queryStringParameters";
    static final String HEADERS = "headers";
    private static final String SOURCE_IP = "sourceIp";
    private static final String TIME = "time";
    private static final String TOKEN = "token";

    /** The attributes of the context. The first two are named as in the authorizer that AWS generates. */
    static final Set<String> NAMES = new TreeSet<>(Set.of(PATH, QUERY, HEADERS, SOURCE_IP, TIME, TOKEN));

    private final Reads reads;
    private final Caller caller;
    private final RequestFacts facts;
    private final List<String> objections = new ArrayList<>();

    RequestInputs(Reads reads, Caller caller, RequestFacts facts) {
        this.reads = reads;
        this.caller = caller;
        this.facts = facts;
    }

    /** What stands in the way of a decision; known after {@link #read}. */
    List<String> objections() {
        return objections;
    }

    Inputs read(Slice slice, EntityRef action) {
        return new Inputs(slice, principal(), action, attributes(), tags(), ancestors(), context());
    }

    private EntityRef principal() {
        EntityRef entity = caller.entity();
        if (!reads.principalId) {
            return new EntityRef(entity.type(), "");
        }
        if (!Claims.isText(entity.id())) {
            objections.add("the principal's name is not text");
        }
        return entity;
    }

    private Map<String, Object> attributes() {
        return reads.principal.isEmpty() ? Map.of() : Claims.record(reads.principal, caller.attributes());
    }

    private Map<String, String> tags() {
        if (!reads.allTags && reads.tags.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>(caller.tags());
        tags.entrySet()
                .removeIf(tag -> !(reads.allTags || reads.tags.contains(tag.getKey()))
                        || !Claims.isText(tag.getKey())
                        || !Claims.isText(tag.getValue()));
        return tags;
    }

    private Set<EntityRef> ancestors() {
        Set<EntityRef> ancestors = new HashSet<>();
        if (reads.allAncestors) {
            caller.ancestors().stream()
                    .filter(ancestor -> Claims.isText(ancestor.id()))
                    .forEach(ancestors::add);
        } else {
            for (EntityRef ancestor : reads.ancestors) {
                if (caller.isIn(ancestor)) {
                    ancestors.add(ancestor);
                }
            }
        }
        return ancestors;
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new HashMap<>();
        reads.context.children().forEach((name, read) -> {
            Object value = contextValue(name, read);
            if (value != null) {
                context.put(name, value);
            }
        });
        return context;
    }

    private @Nullable Object contextValue(String name, ReadTree read) {
        return switch (name) {
            case PATH ->
                members(read, parameter -> facts.pathParameter(parameter)
                        .map(List::of)
                        .orElse(List.of()));
            case QUERY -> members(read, facts::query);
            case HEADERS -> members(read, facts::header);
            case SOURCE_IP ->
                facts.sourceAddress()
                        .<Object>map(Address::new)
                        .map(ip -> read(read, ip))
                        .orElse(null);
            // in whole seconds, so that a second's requests share a decision
            case TIME -> read(read, facts.time().truncatedTo(ChronoUnit.SECONDS));
            case TOKEN ->
                caller.token().map(claims -> Claims.project(read, claims)).orElse(null);
            default -> null;
        };
    }

    private static Object read(ReadTree read, Object value) {
        return read.isWhole() ? value : (Object) true;
    }

    private Map<String, Object> members(ReadTree read, Function<String, List<String>> values) {
        Map<String, Object> members = new HashMap<>();
        read.children().forEach((name, child) -> single(name, values.apply(name))
                .ifPresent(value -> members.put(name, read(child, value))));
        return members;
    }

    /** Which of several a policy should look at nobody can say, and whoever says may be wrong (S51). */
    private Optional<String> single(String name, List<String> values) {
        if (values.size() > 1) {
            objections.add("`" + name + "` is in the request more than once");
        } else if (values.size() == 1 && !Claims.isText(values.get(0))) {
            objections.add("`" + name + "` is not text");
        }
        return values.stream().findFirst();
    }

    /** An address that is not checked yet. */
    record Address(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
