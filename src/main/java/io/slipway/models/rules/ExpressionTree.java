package io.slipway.models.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Takes an expression apart with the parser of the engine's own language; what it does not know, it refuses. */
final class ExpressionTree {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final String EXECUTION = "execution";

    private static final Set<AstBinary.Operator> OPERATORS = Set.of(
            AstBinary.EQ,
            AstBinary.NE,
            AstBinary.LT,
            AstBinary.LE,
            AstBinary.GT,
            AstBinary.GE,
            AstBinary.AND,
            AstBinary.OR,
            AstBinary.ADD,
            AstBinary.SUB);
    private static final Set<AstUnary.Operator> SIGNS = Set.of(AstUnary.NOT, AstUnary.NEG);

    private ExpressionTree() {}

    /** Why an expression may not be used. */
    static final class Refused extends Exception {

        Refused(String why) {
            super(why);
        }
    }

    static Term of(String text) throws Refused {
        try {
            if (PARSER.build(text).getRoot() instanceof AstEval whole) {
                return term(whole.getChild(0));
            }
            throw new Refused("has to be one expression, ${..} and nothing beside it");
        } catch (TreeBuilderException broken) {
            throw new Refused(
                    "is none: " + String.valueOf(broken.getMessage()).replaceFirst("^Error parsing '.*': ", ""));
        }
    }

    private static Term term(Node node) throws Refused {
        if (node instanceof AstNested nested) {
            return term(nested.getChild(0));
        }
        if (node instanceof AstString
                || node instanceof AstNumber
                || node instanceof AstBoolean
                || node instanceof AstNull) {
            return new Term.Literal(node.toString());
        }
        if (node instanceof AstIdentifier identifier) {
            return new Term.Variable(identifier.getName());
        }
        if (node instanceof AstDot dot && isExecution(dot) && property(dot).equals("processBusinessKey")) {
            return new Term.Key();
        }
        if (node instanceof AstMethod method) {
            return call(method);
        }
        if (node instanceof AstChoice
                || node instanceof AstBinary binary && OPERATORS.contains(binary.getOperator())
                || node instanceof AstUnary unary && SIGNS.contains(unary.getOperator())) {
            return new Term.Operation(terms(node));
        }
        throw new Refused("may not use " + said(node));
    }

    private static Term call(AstMethod method) throws Refused {
        if (!(method.getChild(0) instanceof AstDot dot)
                || !(dot.getChild(0) instanceof AstIdentifier bean)
                || !(method.getChild(1) instanceof AstParameters parameters)) {
            throw new Refused("may call a method by the name of its bean only");
        }
        var arguments = terms(parameters);
        if (!isExecution(dot)) {
            return new Term.Call(bean.getName(), property(dot), arguments);
        }
        if (property(dot).equals("getVariable")
                && arguments.size() == 1
                && parameters.getChild(0) instanceof AstString name) {
            return new Term.Variable(name.toString().replaceAll("^\"|\"$", ""));
        }
        throw new Refused("may ask the execution for a variable and its processBusinessKey only");
    }

    private static List<Term> terms(Node parent) throws Refused {
        var terms = new ArrayList<Term>();
        for (var i = 0; i < parent.getCardinality(); i++) {
            terms.add(term(parent.getChild(i)));
        }
        return terms;
    }

    private static boolean isExecution(AstDot dot) {
        return dot.getChild(0) instanceof AstIdentifier bean && bean.getName().equals(EXECUTION);
    }

    /** The property is not public; the text of the node is a full stop, a blank and its name. */
    private static String property(AstDot dot) {
        return dot.toString().substring(2);
    }

    private static String said(Node node) {
        return "'" + node.getClass().getSimpleName().replaceFirst("^Ast", "").toLowerCase(Locale.ROOT) + "' (" + node
                + ")";
    }
}
