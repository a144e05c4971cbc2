package dev.poolgate.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test on the gateway that the files in {@code src/test/access} configure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AccessTest(classes = PlainGateway.class, properties = "spring.config.location=file:src/test/access/")
@interface SampleGateway {
    String FOLDER = "src/test/access/";
}
