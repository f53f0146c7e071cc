package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperty;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** A process owner tells those who take the answers of a task of their own what it is about, and gets it wrong. */
class TakerRulesTest {

    private static final String MODEL = "consult.bpmn";
    private static final String FORM = "give-advice.form";
    private static final String DECISIONS = "<camunda:property name=\"decisions\" value=\"noConcern,concern\" />";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        takes=resultsRecorded testedIn=sit                                    | lacks the property 'results', without which 'resultsRecorded' cannot take its answers; add it; say there 'field: what it stands for', with ';' between several
        takes=resultsRecorded results=comment:Test                            | lacks the property 'testedIn'
        takes=resultsRecorded results=comment:Test testedIn=sit evidence=some | has the property 'evidence' with 'some'; say there one of [scope]
        takes=resultsRecorded results=comment testedIn=sit                    | has the property 'results' with 'comment'; say there 'field: what it stands for'
        takes=resultsRecorded results=comment: testedIn=sit                   | has the property 'results' with 'comment:'
        takes=testPerformed test=Load results=comment:Test                    | has the property 'results', for which nobody asks who takes its answers; leave it out; those who take its answers ask for [test] only
        takes=testPerformed test=Load testedIn=sit                            | has the property 'testedIn', for which nobody asks
        test=Load                                                             | has the property 'test', for which nobody asks who takes its answers; leave it out
        takes=dateAnswered agreement=noConcern:agreed                         | says in its property 'agreement' what becomes of [noConcern], but takes the decisions [concern, noConcern]; say it of each of them
        takes=dateAnswered agreement=noConcern:agreed;concern:maybe           | has the property 'agreement' with 'maybe'; say there one of [agreed, proposed, asked, leftOut]
        comment=sometimes                                                     | has the property 'comment' with 'sometimes'; say there one of [always]
        """)
    void whatATaskTellsThoseWhoTakeItsAnswersIsWhatTheyAskFor(String properties, String problem) {
        assertThat(House.problems(MODEL, told(properties)))
                .anySatisfy(found -> assertThat(found).contains("userTask 'giveAdvice': " + problem));
    }

    @Test
    void whatIsSaidOfAnAnswerIsSaidOfWhatTheFormAsks() {
        assertThat(House.problemsOfAll(
                        MODEL, told("takes=resultsRecorded results=comment:Test;load:Load testedIn=pre-prod")))
                .singleElement()
                .asString()
                .contains("speaks in its property 'results' of 'load', for which its form does not ask");
        assertThat(House.text(FORM)).contains("\"key\": \"comment\"");
    }

    @Test
    void aTableThatDecidesOfAnswersIsThere() {
        assertThat(House.problemsOfAll(MODEL, told("takes=openIssuesChecked gate=production decisionTable=open-issue")))
                .singleElement()
                .asString()
                .contains("userTask 'giveAdvice': names the decision table 'open-issue', which is not there")
                .contains("open-issues");
    }

    @Test
    void theListNamesThePropertiesThatTakersAskForAndThoseOfEveryTask() {
        var beans = new DefaultListableBeanFactory();
        new ClassPathBeanDefinitionScanner(beans).scan("io.slipway");
        var asked = Arrays.stream(beans.getBeanNamesForType(AnswerTaker.class, true, false))
                .map(beans::getType)
                .flatMap(taker -> Arrays.stream(taker.getAnnotationsByType(TaskProperty.class)))
                .map(TaskProperty::name)
                .collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(Set.of("about", "comment", "decisions", "fourEyes", "links", "meets", "notice", "raci", "takes"));

        assertThat(Allowed.read().bpmn().groups().stream()
                        .flatMap(group -> group.elements().entrySet().stream())
                        .filter(element -> element.getKey().equals("camunda:property"))
                        .map(element -> String.valueOf(element.getValue().get("name"))))
                .containsExactly("\"required one of " + String.join(" ", asked) + "\"");
    }

    private static String told(String properties) {
        return House.edited(MODEL)
                .replace(
                        DECISIONS,
                        DECISIONS
                                + Arrays.stream(properties.split(" "))
                                        .map(property -> property.split("=", 2))
                                        .map(property -> "<camunda:property name=\"" + property[0] + "\" value=\""
                                                + property[1] + "\" />")
                                        .collect(Collectors.joining()))
                .text();
    }
}
