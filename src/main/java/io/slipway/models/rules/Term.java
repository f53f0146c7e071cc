package io.slipway.models.rules;

import java.util.List;

/** A part of an expression of a kind that models may use. */
sealed interface Term {

    /** A text, a number or a truth as the parser prints it. */
    record Literal(String value) implements Term {

        boolean isText() {
            return value.startsWith("\"");
        }

        /** Returns a text without its quotation marks. */
        String text() {
            return value.replaceAll("^\"|\"$", "");
        }
    }

    record Variable(String name) implements Term {}

    /** The business key of the release, which nothing may change. */
    record Key() implements Term {}

    /** A listed question to a listed bean. */
    record Call(String bean, String method, List<Term> arguments) implements Term {

        /** The name under which {@code allowed.yaml} lists it. */
        String listed() {
            return bean + "." + method + "/" + arguments.size();
        }
    }

    /** Comparing, deciding, counting. */
    record Operation(List<Term> operands) implements Term {}
}
