package dev.poolgate.userpool.triggers;

/** A trigger answered something that is not an answer to its event. */
final class UnreadableAnswer extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableAnswer(String what) {
        super(what, null, false, false);
    }
}
