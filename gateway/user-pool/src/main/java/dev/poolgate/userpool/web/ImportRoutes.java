package dev.poolgate.userpool.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.poolgate.userpool.imports.ImportUploads;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the files of import jobs, {@code PUT /{poolId}/imports/{jobId}/{mark}}: the {@code PreSignedUrl} of a job. Who
 * knows the address may upload, until it ends.
 */
public final class ImportRoutes {
    /** What is kept in memory of a file, and sealed at once. */
    private static final int PART_BYTES = 256 * 1024;

    private final ImportUploads uploads;
    private final Scheduler blocking;

    /** @param blocking where the database may be waited for */
    public ImportRoutes(ImportUploads uploads, Executor blocking) {
        this.uploads = uploads;
        this.blocking = Schedulers.fromExecutor(blocking);
    }

    public RouterFunction<ServerResponse> routes() {
        return route().PUT("/{poolId}/imports/{jobId}/{mark}", this::take).build();
    }

    private Mono<ServerResponse> take(ServerRequest request) {
        if (request.headers().contentLength().orElse(0) > ImportUploads.LARGEST) {
            return tooLarge();
        }
        return Mono.fromCallable(() -> uploads.begin(
                        request.pathVariable("poolId"), request.pathVariable("jobId"), request.pathVariable("mark")))
                .subscribeOn(blocking)
                .flatMap(found -> found.map(upload -> take(request, upload))
                        .orElseGet(() ->
                                ServerResponse.status(HttpStatus.FORBIDDEN).build()))
                .onErrorResume(
                        RejectedExecutionException.class, e -> ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                                .build());
    }

    private Mono<ServerResponse> take(ServerRequest request, ImportUploads.Upload upload) {
        return parts(request.bodyToFlux(DataBuffer.class))
                .concatMap(part -> Mono.fromRunnable(() -> upload.write(part)).subscribeOn(blocking), 1)
                .then(Mono.fromCallable(upload::finish).subscribeOn(blocking))
                .flatMap(taken -> ServerResponse.status(taken ? HttpStatus.OK : HttpStatus.CONFLICT)
                        .build())
                .onErrorResume(error -> Mono.fromRunnable(upload::abandon)
                        .subscribeOn(blocking)
                        .then(error instanceof TooLarge ? tooLarge() : Mono.error(error)));
    }

    /** The body in pieces of one size, but for the last. */
    private static Flux<byte[]> parts(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            Collector collector = new Collector();
            return body.concatMapIterable(collector::add).concatWith(Mono.fromCallable(collector::rest));
        });
    }

    private static Mono<ServerResponse> tooLarge() {
        return ServerResponse.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }

    private static final class Collector {
        private ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private long total;

        List<byte[]> add(DataBuffer buffer) {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            total += bytes.length;
            if (total > ImportUploads.LARGEST) {
                throw new TooLarge();
            }
            collected.writeBytes(bytes);
            return collected.size() < PART_BYTES ? List.of() : List.of(rest());
        }

        byte[] rest() {
            byte[] part = collected.toByteArray();
            collected = new ByteArrayOutputStream();
            return part;
        }
    }

    private static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("the file is too large", null, false, false);
        }
    }
}
