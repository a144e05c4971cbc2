package dev.poolgate.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The model classes of the AWS SDK, and values of them with every member set.
 *
 * @param instant what every timestamp is
 */
public record ModelClasses(Instant instant) {
    private static final int MAX_DEPTH = 6;

    /** All that describe themselves, exceptions left out. */
    public static List<Class<?>> of(Class<?> client) throws Exception {
        URI jar = client.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar));
                Stream<Path> classes = Files.walk(files.getPath("/"))) {
            return classes.filter(path -> path.toString().matches(".*/model/[A-Za-z0-9]+\\.class"))
                    .<Class<?>>map(path -> load(path.toString()))
                    .filter(ModelClasses::isModel)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("cannot list the classes of " + jar, e);
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(
                    path.substring(1, path.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isModel(Class<?> type) {
        boolean concrete = !type.isInterface() && !java.lang.reflect.Modifier.isAbstract(type.getModifiers());
        return concrete && SdkPojo.class.isAssignableFrom(type) && !Throwable.class.isAssignableFrom(type);
    }

    public static SdkPojo builder(Class<?> model) throws ReflectiveOperationException {
        return (SdkPojo) model.getMethod("builder").invoke(null);
    }

    public SdkPojo filled(Class<?> model) throws ReflectiveOperationException {
        return filled(builder(model), 0);
    }

    private SdkPojo filled(SdkPojo builder, int depth) {
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, sample(field, depth));
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private Object sample(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> field.memberName() == null ? "element" : "a \"" + field.memberName() + "\" \u00e9\n";
            case BOOLEAN -> true;
            case INTEGER -> Integer.MIN_VALUE;
            case LONG -> Long.MAX_VALUE;
            case INSTANT -> instant;
            case SDK_BYTES -> SdkBytes.fromByteArray(new byte[] {0, -1, 127});
            case DOCUMENT -> Document.fromMap(Map.of("k", Document.fromList(List.of(Document.fromNumber("1.5")))));
            case SDK_POJO -> nested(field, depth);
            case LIST -> List.of(sample(field.getTrait(ListTrait.class).memberFieldInfo(), depth));
            case MAP -> Map.of("key", sample(field.getTrait(MapTrait.class).valueFieldInfo(), depth));
            default -> throw new AssertionError("no sample for " + field.marshallingType());
        };
    }

    private Object nested(SdkField<?> field, int depth) {
        assertThat(depth).as("the models nest no deeper").isLessThan(MAX_DEPTH);
        return filled(field.constructor().get(), depth + 1);
    }
}
