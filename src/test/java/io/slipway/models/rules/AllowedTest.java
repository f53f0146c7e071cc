package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;

/** The list of what may be there is as small as today's files need, and true. */
class AllowedTest {

    private static final Allowed ALLOWED = Allowed.read();

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    AllowedTest() {
        new ClassPathBeanDefinitionScanner(beans).scan("io.slipway");
    }

    static Stream<Allowed.Ask> asked() {
        return ALLOWED.ask().stream();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whatModelsMayAskExistsAndOneOfThemAsksIt(Allowed.Ask ask) {
        var bean = beans.getType(ask.bean());
        assertThat(bean).as(ask.bean()).isNotNull();
        var there = Arrays.stream(bean.getMethods())
                .map(method -> method.getName() + "/" + method.getParameterCount())
                .collect(Collectors.toSet());
        var models = models();

        assertThat(there).containsAll(ask.methods().keySet());
        assertThat(ask.methods().keySet())
                .allSatisfy(method -> assertThat(models).contains(ask.bean() + "." + method.replaceAll("/.*", "(")));
    }

    @Test
    void eachGroupSaysWhyItIsThere() {
        assertThat(Stream.of(ALLOWED.bpmn(), ALLOWED.dmn()).flatMap(language -> language.groups().stream()))
                .extracting(Allowed.Group::why)
                .allSatisfy(why -> assertThat(why).isNotBlank());
        assertThat(ALLOWED.ask())
                .extracting(Allowed.Ask::why)
                .allSatisfy(why -> assertThat(why).isNotBlank());
        assertThat(ALLOWED.forms().components())
                .extracting(Allowed.Components::why)
                .allSatisfy(why -> assertThat(why).isNotBlank());
    }

    @Test
    void whatIsNoDrawingIsUsedByAModelOfTheHouse() {
        var models = models();
        for (var language : Stream.of(ALLOWED.bpmn(), ALLOWED.dmn()).toList()) {
            for (var group : language.groups()) {
                if (!group.drawing()) {
                    assertThat(group.elements().keySet())
                            .allSatisfy(name -> assertThat(models).contains("<" + name.replace("dmn:", "")));
                }
            }
        }
    }

    @Test
    void whatModelsSetIsSetByOneOfThem() {
        var models = models();

        assertThat(ALLOWED.variables().given())
                .allSatisfy(name -> assertThat(models)
                        .containsPattern("(name|target|resultVariable|errorMessageVariable)=\"" + name + "\""));
        assertThat(ALLOWED.variables().handed())
                .allSatisfy(name -> assertThat(models).contains("target=\"" + name + "\""));
        assertThat(ALLOWED.variables().each().keySet())
                .allSatisfy(name -> assertThat(models).contains("elementVariable=\"" + name + "\""));
    }

    @Test
    void everyComponentIsUsedByAFormOfTheHouse() {
        var forms = House.files().keySet().stream()
                .filter(file -> file.endsWith(".form"))
                .map(House::text)
                .collect(Collectors.joining());

        assertThat(ALLOWED.forms().types().keySet())
                .allSatisfy(type -> assertThat(forms).contains("\"type\": \"" + type + "\""));
    }

    private static String models() {
        return House.models();
    }
}
