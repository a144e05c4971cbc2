package dev.poolgate.server.transfer;

import dev.poolgate.server.pools.PoolsOnly;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.transfer.TransferException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code export-pool --pool=ID --file=FILE --key-file=KEY} and {@code import-pool --file=FILE --key-file=KEY}; further
 * arguments are the server's own settings. A key file holds 32 bytes in base64.
 */
public final class TransferCommand {
    private static final String EXPORT = "export-pool";
    private static final String IMPORT = "import-pool";

    private final boolean export;
    private final Map<String, String> options;
    private final String[] settings;

    private TransferCommand(boolean export, Map<String, String> options, String[] settings) {
        this.export = export;
        this.options = options;
        this.settings = settings;
    }

    /** The command that the arguments are; empty where they start the server. */
    public static Optional<TransferCommand> of(String[] args) {
        return Stream.of(args)
                .findFirst()
                .filter(name -> name.equals(EXPORT) || name.equals(IMPORT))
                .map(name -> parse(name.equals(EXPORT), Arrays.copyOfRange(args, 1, args.length)));
    }

    private static TransferCommand parse(boolean export, String[] args) {
        Map<Boolean, java.util.List<String>> own = Stream.of(args)
                .collect(Collectors.partitioningBy(arg ->
                        arg.startsWith("--pool=") || arg.startsWith("--file=") || arg.startsWith("--key-file=")));
        Map<String, String> options = own.getOrDefault(true, java.util.List.of()).stream()
                .collect(Collectors.toMap(
                        arg -> arg.substring(2, arg.indexOf('=')),
                        arg -> arg.substring(arg.indexOf('=') + 1),
                        (first, second) -> second));
        return new TransferCommand(
                export, options, own.getOrDefault(false, java.util.List.of()).toArray(String[]::new));
    }

    /**
     * Does it.
     *
     * @param out what became of it
     * @return the exit code
     */
    public int run(PrintStream out) {
        try {
            Path file = Path.of(required("file"));
            byte[] key = key(Path.of(required("key-file")));
            String pool = export ? required("pool") : "";
            try (ConfigurableApplicationContext context = start()) {
                UserPools pools = context.getBean(UserPools.class);
                out.println(export ? written(pools, pool, key, file) : read(pools, key, file));
            }
            return 0;
        } catch (TransferException | IOException | IllegalArgumentException e) {
            out.println("nothing was done: " + e.getMessage());
            return 1;
        }
    }

    private ConfigurableApplicationContext start() {
        SpringApplication pools = new SpringApplication(PoolsOnly.class);
        pools.setWebApplicationType(WebApplicationType.NONE);
        pools.setLazyInitialization(true);
        pools.setLogStartupInfo(false);
        return pools.run(settings);
    }

    /** Under another name first: a file of the name given is whole. */
    private static String written(UserPools pools, String pool, byte[] key, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException("`" + file + "` is there already");
        }
        Path part = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName() + ".",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream target = new BufferedOutputStream(
                Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.DSYNC))) {
            long rows = pools.transfer().write(pool, key, target);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return "pool `" + pool + "` is in `" + file + "`: " + rows + " rows";
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String read(UserPools pools, byte[] key, Path file) throws IOException {
        try (InputStream source = new BufferedInputStream(Files.newInputStream(file))) {
            return "pool `" + pools.transfer().read(key, source) + "` is here";
        }
    }

    private static byte[] key(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    private String required(String option) {
        return Optional.ofNullable(options.get(option))
                .orElseThrow(() -> new IllegalArgumentException("--" + option + "= is needed"));
    }
}
