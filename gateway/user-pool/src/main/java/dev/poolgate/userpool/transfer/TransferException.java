package dev.poolgate.userpool.transfer;

/** A file that is not, or not whole, or not to be read with this key; or a pool that cannot be written. */
public final class TransferException extends RuntimeException {
    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
