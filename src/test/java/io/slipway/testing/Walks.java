package io.slipway.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names the models of which the scenarios of a test class walk every path; what they leave out fails the class. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(EveryPath.class)
public @interface Walks {

    String[] value();

    /** Which of their steps and flows, as a regular expression; the others are walked by another class. */
    String only() default ".*";
}
