package dev.poolgate.aws;

/** Whose signature an operation asks for, and where it may stand. Each step lets in more than the one before. */
enum Signing {
    /** Of a key that only configuration knows, in the headers. */
    ADMINISTRATOR,
    /** Also of temporary credentials. */
    ANYONE,
    /** Also in the URL, which works for days for whoever gets hold of it. */
    ANYONE_BY_URL,
    /** None: what is sent must prove who the caller is. */
    NONE
}
