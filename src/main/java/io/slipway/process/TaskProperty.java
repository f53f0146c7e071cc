package io.slipway.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property of a user task by which a general {@link AnswerTaker} is told what the task is about. Models are held to what
 * the takers declare: what is missing, unknown or says something else is refused before it is deployed.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(TaskProperty.Several.class)
public @interface TaskProperty {

    String name();

    /** Whether a task may do without it. */
    boolean optional() default false;

    /** What it says something of. */
    Of of() default Of.TASK;

    /** What it may say, where that is not free. */
    String[] values() default {};

    /** What a property says something of. */
    enum Of {
        TASK,
        /** Several fields of the form, each by its key, as in {@code works: The fix works; load: Load test}. */
        FIELDS,
        /** Every decision of the task, as in {@code agree: agreed; refuse: leftOut}. */
        DECISIONS
    }

    /** The properties of one taker. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {

        TaskProperty[] value();
    }
}
