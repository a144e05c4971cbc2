package dev.poolgate.authorizer.sign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** How a path, already encoded once for the wire, enters the canonical request. */
enum PathStyle {
    /** Dot segments and empty segments removed, then encoded a second time: every service but S3. */
    NORMALIZED {
        @Override
        String canonical(String path) {
            return UriEncoding.encodePath(normalized(path));
        }
    },
    /** Encoded a second time and otherwise as sent. */
    UNNORMALIZED {
        @Override
        String canonical(String path) {
            return UriEncoding.encodePath(path);
        }
    },
    /** As sent: S3, where a key may hold dots and double slashes. */
    AS_SENT {
        @Override
        String canonical(String path) {
            return path;
        }
    };

    /** The signing names of S3 and of what speaks its protocol. */
    private static final Set<String> S3 = Set.of("s3", "s3express", "s3-object-lambda", "s3-outposts");

    abstract String canonical(String path);

    static PathStyle of(String service) {
        return S3.contains(service) ? AS_SENT : NORMALIZED;
    }

    private static String normalized(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        return endsAsDirectory(path) && !kept.isEmpty() ? joined + "/" : joined;
    }

    private static boolean endsAsDirectory(String path) {
        return path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
    }
}
