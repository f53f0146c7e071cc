package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.slipway.testing.Requirement;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as one process owner after the other might write them, into the smallest model of the house. */
class ModelRulesTest {

    private static final String FILE = "share-rca-list.bpmn";
    private static final String END = "<bpmn:endEvent id=\"listShared\"";
    private static final String STEP = "camunda:delegateExpression=\"${writeRcaList}\"";
    private static final String BACK = "<bpmn:sequenceFlow id=\"back\" sourceRef=\"writeRcaList\" targetRef=\"again\"/>"
            + "<bpmn:sequenceFlow id=\"backAgain\" sourceRef=\"again\" targetRef=\"writeRcaList\"/>";
    private static final String EACH_WINDOW =
            "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${releaseFacts.windows(execution.processBusinessKey)}\""
                    + " camunda:elementVariable=\"window\"/>";
    private static final String SCOPE_OWNER = "${raci.groups(programme,&#39;F-R01&#39;,&#39;R&#39;)}";
    private static final String FIRST_ENTRY = "<inputEntry id=\"r1i1\">\n          <text>";
    private static final String ALSO_TO = "${rcaFacts.listReaders(programme)}";

    @Test
    void theModelsDecisionTablesAndFormsOfTheHouseMayBeDeployed() {
        assertThat(House.rules().problems(House.files())).isEmpty();
        House.files()
                .forEach((file, content) ->
                        assertThat(House.rules().problems(file, content)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getC<!-- -->lass().fo<!-- -->rName('java.lang.Run<!-- -->time')}",
                "${''.getC<![CDATA[lass().forName]]>('java.lang.Runtime')}",
                "${''.getC<?a b?>lass().forName('java.lang.Runtime')}",
                "$<!-- -->{''.getClass()}",
                "&#36;{''.getClass()}",
                "&#x24;&#123;''.getClass()}",
                "#{''.getClass()}",
                "<![CDATA[${''.getClass()}]]>",
                "${(environment).getProperty('slipway.service-desk.secret')}",
                "${environment.getProperty('slipway.service-desk.secret')}",
                "${environment}",
                "${true ? environment : ''}",
                "a ${programme}",
                "${programme}${programme}",
                "${execution.setProcessBusinessKey('FLIP-1.4.0.0')}",
                "${execution.setVariable('programme','flip')}",
                "${execution.getVariable('programme'.concat(''))}",
                "${execution.getVariable(programme)}",
                "${execution.processEngineServices}",
                "${execution}",
                "${execution.id}",
                "${programme['class']}",
                "${programme.class}",
                "${programme.length()}",
                "${raci['groups'](programme,'F-R01','A')}",
                "${(raci).groups(programme,'F-R01','A')}",
                "${raci.groups(programme,'F-R01','A').get(0)}",
                "${raci.groups(raci.operator(programme),'F-R01','A')}",
                "${raci.groups(rcaFacts.text(execution.processBusinessKey, programme) + '','F-R01','A')}",
                "${raci.operator(true ? programme : -(not raci.operator(programme)))}",
                "${raci.groups(programme,'F-R01')}",
                "${raci.toString()}",
                "${raci}",
                "${sendNotice}",
                "${sendNotice.execute(execution)}",
                "${dataSource.close()}",
                "${dateTime()}",
                "${currentUser()}",
                "${unheardOf}",
                "${empty programme}",
                "${1 / 0}",
                "${programme = 'other'}",
                "${'}, process-owners, ${'}",
                "${",
                "${}"
            })
    void anExpressionThatDoesMoreThanReadAndDecideIsRefused(String expression) {
        assertThat(House.problems(FILE, ALSO_TO, expression))
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem).startsWith(FILE + ", line ").contains("; "));
    }

    @Test
    void aLongOrDeepExpressionIsRefusedBeforeItIsTakenApart() {
        assertThat(House.problems(FILE, ALSO_TO, "${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}"))
                .singleElement()
                .asString()
                .contains("longer than 300 characters");
        assertThat(House.problems(FILE, ALSO_TO, "${" + "(".repeat(148) + "1" + ")".repeat(148) + "}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''}",
                "${null}",
                "#{rcaFacts.listReaders(programme)}",
                "${rcaFacts.readers(execution.processBusinessKey)}",
                "${decision == 'classify' ? round + 1 : -1}",
                "${execution.getVariable('testSite')}",
                "${not (passed and activity == 'F-R07') ? 'a' : releaseType}",
                "ai-centre,trusts",
                "a price of 5 [GBP]"
            })
    void anExpressionThatReadsAndDecidesIsAllowed(String expression) {
        assertThat(House.problems(FILE, ALSO_TO, expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id='it' scriptFormat='groovy'><bpmn:script>x</bpmn:script></bpmn:scriptTask>",
                "<bpmn:sendTask id='it' camunda:class='java.lang.String'/>",
                "<bpmn:serviceTask id='it' camunda:class='java.lang.String'/>",
                "<bpmn:serviceTask id='it' camunda:type='shell'/>",
                "<bpmn:serviceTask id='it' camunda:type='external' camunda:topic='x'/>",
                "<bpmn:serviceTask id='it' camunda:expression='${sendNotice.execute(execution)}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${dataSource}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${environment}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${buildRegistered}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${announcer}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${unheardOf}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${programme}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='sendNotice'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}' camunda:resultVariable='raci'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}' camunda:jobPriority='${1}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}' camunda:skipExpression='${true}'/>",
                "<bpmn:serviceTask id='it' xmlns:activiti='http://activiti.org/bpmn' activiti:class='a.B'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><x:connector xmlns:x='urn:x'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><x:errorEventDefinition xmlns:x='urn:x' expression='${sendNotice}'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:field name='a' expression='${1}'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R/PT0S</camunda:failedJobRetryTimeCycle></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:executionListener event='start' class='a.B'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:executionListener event='start' expression='${1}'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:executionListener event='start' delegateExpression='${writeRca}'/></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='event'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='event'><camunda:list><camunda:value>${''.getClass()}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='programme'>mhhs</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='group'>process-owners</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name='everybodyTold'>${true}</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${noteInRca}'/>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${raiseBanner}'/>",
                "<bpmn:serviceTask id='it' camunda:asyncBefore='false' camunda:delegateExpression='${launchDeployment}'/>",
                "<bpmn:sendTask id='it' camunda:delegateExpression='${sendNotice}'/>",
                "<bpmn:sendTask id='it' camunda:delegateExpression='${sendNotice}'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='notice'>${comment}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:sendTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>1000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:multiInstanceLoopCharacteristics camunda:collection='comment' camunda:elementVariable='window'/></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${comment}' camunda:elementVariable='window'/></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${releaseFacts.windows(execution.processBusinessKey)}' camunda:elementVariable='programme'/></bpmn:serviceTask>",
                "<bpmn:serviceTask id='it' camunda:delegateExpression='${writeRca}'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${releaseFacts.windows(execution.processBusinessKey)}' camunda:elementVariable='group'/></bpmn:serviceTask>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'/>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='latest'><bpmn:extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='${comment}' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='FLIP-1.4.0.0'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='${comment}'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/><camunda:in variables='all'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/><camunda:in sourceExpression=\"${'mhhs'}\" target='programme'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment'><bpmn:extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/><camunda:in source='comment' target='group'/></bpmn:extensionElements></bpmn:callActivity>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment' camunda:variableMappingClass='a.B'/>",
                "<bpmn:callActivity id='it' calledElement='consult' camunda:calledElementBinding='deployment' camunda:variableMappingDelegateExpression='${sendNotice}'/>",
                "<bpmn:businessRuleTask id='it' camunda:class='a.B'/>",
                "<bpmn:businessRuleTask id='it' camunda:decisionRef='take-offline' camunda:decisionRefBinding='deployment' camunda:mapDecisionResult='singleEntry' camunda:resultVariable='programme'/>",
                "<bpmn:sequenceFlow id='it' sourceRef='a' targetRef='b'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='groovy'>x</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='it' sourceRef='a' targetRef='b'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' camunda:resource='a.groovy'/></bpmn:sequenceFlow>",
                "<bpmn:sequenceFlow id='it' sourceRef='a' targetRef='b'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>x</bpmn:conditionExpression></bpmn:sequenceFlow>",
                "<bpmn:intermediateThrowEvent id='it'><bpmn:messageEventDefinition camunda:class='a.B'/></bpmn:intermediateThrowEvent>",
                "<bpmn:intermediateThrowEvent id='it'><bpmn:signalEventDefinition signalRef='s'/></bpmn:intermediateThrowEvent>",
                "<bpmn:intermediateCatchEvent id='it'><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>PT0S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:intermediateCatchEvent id='it'><bpmn:timerEventDefinition><bpmn:timeDate xsi:type='bpmn:tFormalExpression'>2020-01-01T00:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:boundaryEvent id='it' attachedToRef='x'><bpmn:escalationEventDefinition/></bpmn:boundaryEvent>",
                "<bpmn:startEvent id='it'/>",
                "<bpmn:transaction id='it'/>",
                "<bpmn:adHocSubProcess id='it'/>",
                "<bpmn:task id='it'/>",
                "<bpmn:userTask id='it' name='Decide'/>",
                "<bpmn:ioSpecification id='it'/>",
                "<camunda:properties id='it'/>",
                "<x:userTask xmlns:x='urn:x' id='it'/>"
            })
    void whatIsNotListedIsRefusedWithItsPlaceAndTheMend(String element) {
        var problems = House.problems(FILE, END, element.replace('\'', '"').replace("\"mhhs\"}\"", "'mhhs'}\"") + END);

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).matches("(?s)" + FILE + ", line \\d+.*: .*; .*"));
        assertThat(problems).anySatisfy(problem -> assertThat(problem).containsAnyOf("'it'", "'share-rca-list'"));
    }

    @Test
    void whatIsListedIsAllowed() {
        assertThat(House.problems(FILE, END, """
                        <bpmn:serviceTask id="raiseBannerAgain" camunda:asyncBefore="true" camunda:delegateExpression="${raiseBanner}"><bpmn:extensionElements>
                        <camunda:executionListener event="start" delegateExpression="${knownIssuesRead}"/><camunda:inputOutput>
                        <camunda:inputParameter name="window">${1}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>
                        """ + END)).isEmpty();
    }

    @Test
    void whatIsInAClosedStepIsOnAPlaneOfItsOwn() {
        var onePlane = House.text("deploy-by-hand.bpmn")
                .replaceFirst("(?s)<bpmndi:BPMNDiagram id=\"eachSiteByHand_diagram\">.*?</bpmndi:BPMNDiagram>", "");

        assertThat(House.problems("deploy-by-hand.bpmn", onePlane))
                .singleElement()
                .asString()
                .contains(
                        "subProcess 'eachSiteByHand': is drawn closed, and what is in it on no plane; open the model");
    }

    @Test
    void whatIsSentIsDrawnAsSuchAndNothingElseIs() {
        assertThat(House.problems(FILE, House.text(FILE).replace("bpmn:sendTask", "bpmn:serviceTask")))
                .singleElement()
                .asString()
                .contains("serviceTask 'shareRcaList': sends something by ${sendNotice}; make it a send task");
        assertThat(House.problems(FILE, House.text(FILE).replace("bpmn:serviceTask", "bpmn:sendTask")))
                .singleElement()
                .asString()
                .contains("sendTask 'writeRcaList': sends nothing by ${writeRcaList}; make it a service task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>",
                "<bpmn:timerEventDefinition><bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition>",
                "<bpmn:messageEventDefinition messageRef=\"m\"/>",
                "<bpmn:signalEventDefinition signalRef=\"s\"/>",
                "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${true}</bpmn:condition></bpmn:conditionalEventDefinition>",
                "<bpmn:errorEventDefinition/>"
            })
    void nothingBeginsAProcessByItself(String trigger) {
        var opening = "<bpmn:outgoing>listWantedToWriteRcaList</bpmn:outgoing>";

        assertThat(House.problems(FILE, opening, opening + trigger))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("startEvent 'listWanted': would start by itself; make it a plain start event"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:isStartableInTasklist=\"true\"",
                "",
                "camunda:isStartableInTasklist=\"false\" camunda:candidateStarterGroups=\"process-owners\"",
                "camunda:isStartableInTasklist=\"false\" camunda:jobPriority=\"${1}\""
            })
    void nobodyStartsAProcessInTasklist(String attribute) {
        assertThat(House.problems(FILE, "camunda:isStartableInTasklist=\"false\"", attribute))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P1D", "P364D", "5", "P10Y", "${1}", "R/PT0S", "P9999999999D"})
    void historyIsKept(String days) {
        assertThat(House.problems(FILE, "P3650D", days))
                .singleElement()
                .asString()
                .contains("process 'share-rca-list'")
                .contains("historyTimeToLive")
                .contains("write it like P3650D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/PT0S",
                "R/PT59S",
                "R5/PT0.001S",
                "R/P0D",
                "R/2020-01-01T00:00:00/PT1H",
                "0 * * * * ?",
                "PT1H",
                "R/P1M",
                "R/PT",
                "R/P",
                "${deadlines.due(programme)}",
                "${comment}",
                "a${deadlines.reminderCycle(programme)}"
            })
    void aCycleHasALowerBound(String cycle) {
        assertThat(House.problems("root-cause-analysis.bpmn", "${deadlines.reminderCycle(programme)}", cycle))
                .singleElement()
                .asString()
                .contains("'on_reminderDue'")
                .contains("R/PT1H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT1M", "R3/PT1H", "R/P1D", "R/P1DT12H"})
    void aCycleMayBeWritten(String cycle) {
        assertThat(House.problems("root-cause-analysis.bpmn", "${deadlines.reminderCycle(programme)}", cycle))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:formKey=\"embedded:/api/releases/K/evidence/ID\"",
                "camunda:formKey=\"embedded:app:forms/x.html\" camunda:formRef=\"give-advice\"",
                "camunda:formHandlerClass=\"java.util.ArrayList\" camunda:formRef=\"give-advice\"",
                "camunda:formRef=\"${comment}\"",
                "camunda:assignee=\"process-owner\" camunda:formRef=\"give-advice\"",
                "camunda:candidateUsers=\"process-owner\" camunda:formRef=\"give-advice\"",
                "camunda:priority=\"${1}\" camunda:formRef=\"give-advice\"",
                "camunda:followUpDate=\"${1}\" camunda:formRef=\"give-advice\"",
                "xmlns:x=\"http://camunda.org/schema/1.0/bpmn\" x:assignee=\"admin\" camunda:formRef=\"give-advice\""
            })
    void aUserTaskHasItsFormAndNothingElseThatSaysWhoOrHow(String attributes) {
        assertThat(House.problems("consult.bpmn", "camunda:formRef=\"give-advice\"", attributes))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("userTask 'giveAdvice'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-owners",
                "${'process-owners'}",
                "${comment}",
                "${site}",
                "process-owners,${raci.operator(programme)}",
                "${raci.operator(programme)},process-owners",
                "${rcaFacts.listReaders(programme)}",
                "${decision == 'x' ? raci.operator(programme) : 'admin'}"
            })
    void whoMayDecideTheRaciSays(String groups) {
        assertThat(House.problems(
                        "consult.bpmn",
                        "camunda:candidateGroups=\"${group}\"",
                        "camunda:candidateGroups=\"" + groups + "\""))
                .singleElement()
                .asString()
                .contains("userTask 'giveAdvice'")
                .contains("${raci.groups(");
    }

    @Test
    void aGroupOfAListIsOneThatTheRaciNamed() {
        assertThat(House.problems(
                        "consult.bpmn",
                        "${raci.consulted(programme, activity)}",
                        "${releaseFacts.agreeingSites(execution.processBusinessKey)}"))
                .singleElement()
                .asString()
                .contains("userTask 'giveAdvice'")
                .contains("let the RACI say who");
    }

    @Test
    void theRoleThatIsRecordedIsTheRoleThatIsAsked() {
        assertThat(House.problems(
                        "planned-release.bpmn", "name=\"raci\" value=\"F-R01:R\"", "name=\"raci\" value=\"F-R12:R\""))
                .singleElement()
                .asString()
                .contains("userTask 'defineScope'")
                .contains("asks F-R01:R of the RACI, but its property 'raci' says [F-R12:R]; make both the same");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#{raci.groups(programme,'F-R12','R')}",
                "${(raci.groups(programme,'F-R12','R'))}",
                "${ raci.groups((programme), ('F-R12'), 'R') }",
                "${raci.groups(programme,&quot;F-R12&quot;,'R')}",
                "${raci.groups(programme,execution.getVariable('activity'),'R')}"
            })
    void theRoleThatIsAskedIsReadInEverySpelling(String groups) {
        assertThat(House.problems("planned-release.bpmn", SCOPE_OWNER, groups))
                .singleElement()
                .asString()
                .contains("userTask 'defineScope'")
                .contains(":R of the RACI, but its property 'raci' says [F-R01:R]; make both the same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'F-R' + '01','R'", "comment,'R'", "'F-R01',comment", "'F-R01',passed ? 'A' : 'R'"})
    void aRoleThatNobodyCanReadOffIsNotAsked(String role) {
        assertThat(House.problems("planned-release.bpmn", SCOPE_OWNER, "${raci.groups(programme," + role + ")}"))
                .singleElement()
                .asString()
                .contains("userTask 'defineScope'")
                .contains("what only a running release knows; write the row");
    }

    @Test
    void aLongExpressionForThoseWhoAreAskedIsNotTakenApartEither() {
        assertThat(House.problems(
                        "consult.bpmn", "${group}", "${" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "}"))
                .singleElement()
                .asString()
                .contains("longer than 300 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:it\u202Enmpb\u2066 id=\"a\"/>",
                "<bpmn:task id=\"a\u202Enmpb\"/>",
                "<bpmn:task id=\"a\" it\u061C=\"b\"/>",
                "<x:task xmlns:x=\"urn:\u202Ex\" id=\"a\"/>",
                "<bpmn:serviceTask id=\"a\" camunda:delegateExpression=\"\u200b\u2028\u202E\"/>",
                "<bpmn:receiveTask id=\"a\" messageRef=\"\uD83D\uDE80\uD83D\uDE80\u202E\""
            })
    void aFindingHoldsNothingThatTurnsOrHidesWhatIsRead(String element) {
        assertThat(House.problems(FILE, END, element + END))
                .isNotEmpty()
                .noneMatch(problem -> problem.codePoints().anyMatch(one -> Character.getType(one) == Character.FORMAT));
    }

    @Test
    void aFindingIsCutBetweenCharacters() {
        for (var before : List.of("", "a")) {
            assertThat(Findings.quoted(before + "\uD83D\uDE80".repeat(500)).codePoints())
                    .noneMatch(one -> Character.getType(one) == Character.SURROGATE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:property name=\"decisions\" value=\"noConcern,concern\" />",
                "camunda:dueDate=\"${deadlines.consultUntil(programme, releaseType)}\"",
                "camunda:candidateGroups=\"${group}\""
            })
    @Requirement({"F-138", "F-139"})
    void aUserTaskWithoutItsRecordAndItsRulesIsRefused(String part) {
        assertThat(House.problems("consult.bpmn", part, ""))
                .singleElement()
                .asString()
                .contains("userTask 'giveAdvice'")
                .contains("; add it");
    }

    @Test
    void theDescriptionOfATaskIsEvaluatedSoItHoldsNoExpression() {
        assertThat(House.problems(
                        "consult.bpmn", "One task for each group", "For ${amount} [GBP] one task for each group"))
                .singleElement()
                .asString()
                .contains("documentation of userTask 'giveAdvice'")
                .contains("text annotation");
        assertThat(House.problems("consult.bpmn", "name=\"Give advice\"", "name=\"Give ${advice}\""))
                .singleElement()
                .asString()
                .contains("write plain text there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:exclusiveGateway id=\"again\"/>",
                "<bpmn:intermediateCatchEvent id=\"again\"><bpmn:timerEventDefinition><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${deadlines.atOnce()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:serviceTask id=\"again\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${writeRca}\"/>",
                "<bpmn:receiveTask id=\"again\" messageRef=\"m\">" + EACH_WINDOW + "</bpmn:receiveTask>",
                "<bpmn:subProcess id=\"again\"><bpmn:startEvent id=\"a\"/><bpmn:sequenceFlow id=\"b\" sourceRef=\"a\" targetRef=\"c\"/><bpmn:receiveTask id=\"c\" messageRef=\"m\"/>"
                        + EACH_WINDOW + "</bpmn:subProcess>"
            })
    void aLoopInWhichNothingWaitsIsRefused(String step) {
        assertThat(House.problems(FILE, END, step + BACK + END))
                .singleElement()
                .asString()
                .contains("serviceTask 'writeRcaList'")
                .contains("nobody and nothing is waited for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:receiveTask id=\"again\" messageRef=\"m\"/>",
                "<bpmn:intermediateCatchEvent id=\"again\"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                "<bpmn:subProcess id=\"again\"><bpmn:startEvent id=\"a\"/><bpmn:sequenceFlow id=\"b\" sourceRef=\"a\" targetRef=\"c\"/><bpmn:receiveTask id=\"c\" messageRef=\"m\"/><bpmn:sequenceFlow id=\"d\" sourceRef=\"c\" targetRef=\"e\"/><bpmn:endEvent id=\"e\"/></bpmn:subProcess>"
            })
    void aLoopThatWaitsIsAllowed(String step) {
        assertThat(House.problems(FILE, END, step + BACK + END)).isEmpty();
    }

    @Test
    void aDateAtTheEdgeOfAStepMayBeOverSoALoopThroughItIsRefused() {
        assertThat(House.problems(FILE, END, """
                        <bpmn:receiveTask id="again" messageRef="m"/><bpmn:boundaryEvent id="late" attachedToRef="again"><bpmn:timerEventDefinition>
                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.atOnce()}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="round" sourceRef="late" targetRef="again"/>
                        """ + END))
                .singleElement()
                .asString()
                .contains("nobody and nothing is waited for");
    }

    @Test
    void aUserTaskForEachOfAListMayBeForNobodySoALoopThroughItIsRefused() {
        assertThat(House.problems("consult.bpmn", "</bpmn:process>", """
                        <bpmn:sequenceFlow id="round" sourceRef="giveAdvice" targetRef="giveAdvice"/></bpmn:process>"""))
                .singleElement()
                .asString()
                .contains("nobody and nothing is waited for");
    }

    @Test
    void subprocessesInSubprocessesAreAnsweredAtOnce() {
        var nested = "<bpmn:receiveTask id=\"innermost\" messageRef=\"m\"/>";
        for (var depth = 0; depth < 36; depth++) {
            nested = nested(depth, nested);
        }
        var model = House.edited(FILE).replace(END, nested + END).text();

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(House.problems(FILE, model)).isEmpty());
    }

    private static String nested(int depth, String inner) {
        var step = depth == 0 ? "innermost" : "s" + (depth - 1);
        var ends = IntStream.range(0, 3)
                .mapToObj(end ->
                        "<bpmn:endEvent id=\"e%1$dE%2$d\"/><bpmn:sequenceFlow id=\"f%1$dF%2$d\" sourceRef=\"%3$s\" targetRef=\"e%1$dE%2$d\"/>"
                                .formatted(depth, end, step))
                .collect(Collectors.joining());
        return "<bpmn:subProcess id=\"s%1$d\"><bpmn:startEvent id=\"b%1$d\"/><bpmn:sequenceFlow id=\"g%1$d\" sourceRef=\"b%1$d\" targetRef=\"%2$s\"/>%3$s%4$s</bpmn:subProcess>"
                .formatted(depth, step, inner, ends);
    }

    @Test
    void aLoopByALinkOrACallIsALoopToo() {
        var byLink =
                "<bpmn:intermediateThrowEvent id=\"up\"><bpmn:linkEventDefinition name=\"l\"/></bpmn:intermediateThrowEvent>"
                        + "<bpmn:intermediateCatchEvent id=\"down\"><bpmn:linkEventDefinition name=\"l\"/></bpmn:intermediateCatchEvent>"
                        + "<bpmn:sequenceFlow id=\"round\" sourceRef=\"down\" targetRef=\"up\"/>";

        assertThat(House.problems(FILE, END, byLink + END))
                .singleElement()
                .asString()
                .contains("for ever");
        assertThat(House.problemsOfAll(
                        FILE,
                        House.edited(FILE)
                                .replace(
                                        END,
                                        "<bpmn:callActivity id=\"again\" calledElement=\"share-rca-list\" camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:in businessKey=\"#{execution.processBusinessKey}\"/></bpmn:extensionElements></bpmn:callActivity>"
                                                + END)
                                .text()))
                .singleElement()
                .asString()
                .contains("calls itself");
    }

    @Test
    void messagesAndErrorsAreThoseOfTheApplication() {
        assertThat(House.problems("deploy-release.bpmn", "name=\"runFinished\"", "name=\"${comment}\""))
                .singleElement()
                .asString()
                .contains("message 'message_runFinished'");
        assertThat(House.problems("deploy-release.bpmn", "errorCode=\"deploymentRefused\"", "errorCode=\"other\""))
                .singleElement()
                .asString()
                .contains("error 'error_deploymentRefused'");
        assertThat(House.problems(
                        "deploy-release.bpmn",
                        "errorMessageVariable=\"refusal\"",
                        "errorMessageVariable=\"programme\""))
                .hasSize(3);
    }

    @Test
    void whatModelerSavesBesideTheModelIsAllowed() {
        var saved = House.edited(FILE)
                .replace(
                        "xmlns:modeler=",
                        "xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\" xmlns:other=\"urn:other\" camunda:diagramRelationId=\"4f5a\" xmlns:modeler=")
                .replace(STEP, STEP + " other:type=\"Document\" camunda:modelerTemplate=\"io.slipway.write\"")
                .replace(
                        "<bpmn:documentation>Every issue",
                        "<bpmn:documentation textFormat=\"text/html\">&lt;p class=\"MsoNormal\"&gt;${amount} [GBP]&lt;/p&gt;<p xmlns=\"http://www.w3.org/1999/xhtml\" class=\"MsoNormal\">T(his)</p> Every issue")
                .replace(
                        "<bpmn:process ",
                        "<bpmn:collaboration id=\"Collaboration_1\"><bpmn:participant id=\"Participant_1\" name=\"Slipway\" processRef=\"share-rca-list\"/><bpmn:participant id=\"Participant_2\" name=\"AI Centre\"/><bpmn:messageFlow id=\"Flow_1\" sourceRef=\"Participant_1\" targetRef=\"Participant_2\"/></bpmn:collaboration><bpmn:category id=\"Category_1\"><bpmn:categoryValue id=\"CategoryValue_1\" value=\"A group\"/></bpmn:category><bpmn:process ")
                .replace(
                        "<bpmn:startEvent id=\"listWanted\"",
                        "<bpmn:laneSet id=\"LaneSet_1\"><bpmn:lane id=\"Lane_1\" name=\"Operator\"><bpmn:extensionElements><other:meta xmlns:other=\"urn:other\" key=\"a\"/></bpmn:extensionElements><bpmn:flowNodeRef>listShared</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:startEvent id=\"listWanted\"")
                .replace(
                        "</bpmn:process>",
                        "<bpmn:dataObjectReference id=\"DataObjectReference_1\" name=\"List\" dataObjectRef=\"DataObject_1\"/><bpmn:dataObject id=\"DataObject_1\"/><bpmn:dataStoreReference id=\"DataStoreReference_1\" name=\"Log\"/><bpmn:group id=\"Group_1\" categoryValueRef=\"CategoryValue_1\"/><bpmn:textAnnotation id=\"TextAnnotation_1\"><bpmn:text>costs ${amount} [GBP] in class</bpmn:text></bpmn:textAnnotation><bpmn:association id=\"Association_1\" associationDirection=\"None\" sourceRef=\"writeRcaList\" targetRef=\"TextAnnotation_1\"/></bpmn:process>")
                .replaceFirst(
                        "<bpmndi:BPMNShape ",
                        "<bpmndi:BPMNShape bioc:stroke=\"#0d4372\" bioc:fill=\"#bbdefb\" color:background-color=\"#bbdefb\" color:border-color=\"#0d4372\" ")
                .text();

        assertThat(House.problems(FILE, saved)).isEmpty();
        Bpmn.readModelFromStream(new ByteArrayInputStream(saved.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void aModelInAnotherEncodingIsRefused(String encoding) {
        var text = House.edited(FILE)
                .replace("Share RCA list", "Write the ä list")
                .replace("\"UTF-8\"", "\"" + encoding + "\"")
                .text();

        assertThat(House.rules().problems(FILE, text.getBytes(Charset.forName(encoding))))
                .singleElement()
                .asString()
                .contains("save it as UTF-8");
        assertThat(House.problems(FILE, text))
                .singleElement()
                .asString()
                .startsWith(FILE)
                .contains("; ");
    }

    @Test
    void aByteOrderMarkADocumentTypeAZeroAndAnotherXmlAreRefused() {
        var text = House.text(FILE);

        assertThat(House.problems(FILE, "\uFEFF" + text))
                .singleElement()
                .asString()
                .contains("byte order mark");
        assertThat(House.problems(FILE, text + "\0")).singleElement().asString().contains("zero character");
        assertThat(House.problems(FILE, "version=\"1.0\"", "version=\"1.1\""))
                .singleElement()
                .asString()
                .contains("XML 1.1");
        assertThat(House.problems(
                        FILE,
                        "<bpmn:definitions",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><bpmn:definitions"))
                .singleElement()
                .asString()
                .contains("DOCTYPE");
        assertThat(House.problems(
                        FILE, "xmlns:modeler=", "xsi:schemaLocation=\"urn:x http://example.com/x.xsd\" xmlns:modeler="))
                .singleElement()
                .asString()
                .contains("the engine brings the schema");
    }

    @Test
    void aModelTooDeepTooWideOrTooLargeIsRefusedBeforeAnythingElse() {
        var deep = "<bpmn:subProcess id=\"a\">".repeat(3000) + "</bpmn:subProcess>".repeat(3000);
        var wide = "<bpmn:parallelGateway id=\"a\"/>".repeat(10_000);

        assertThat(House.problems(FILE, END, deep + END))
                .singleElement()
                .asString()
                .contains("40 deep");
        assertThat(House.problems(FILE, END, wide + END))
                .singleElement()
                .asString()
                .contains("10000 elements");
        assertThat(House.problems(FILE, END, "<!--" + " ".repeat(2_000_000) + "-->" + END))
                .singleElement()
                .asString()
                .contains("larger than 2000000 bytes");
    }

    @Test
    void aFileWithThousandsOfProblemsIsAnsweredInAPage() {
        var problems = House.problems(FILE, END, ("<bpmn:task name=\"" + "x".repeat(1000) + "\"/>").repeat(1500) + END);

        assertThat(problems).hasSizeLessThan(50).last().asString().contains("more problems");
        assertThat(String.join("", problems)).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.cmmn",
                "a.html",
                "a.bpmn20.xml",
                "a.groovy",
                "bpmn",
                "share-rca-list.BPMN",
                "",
                "share-rca-list.bpmn ",
                "a.Form"
            })
    void otherFilesAreNotDeployed(String file) {
        assertThat(House.problems(file, House.text(FILE)))
                .singleElement()
                .asString()
                .contains("only .bpmn, .dmn and .form files are deployed");
    }

    @Test
    void aFileIsNamedAfterItsOneProcess() {
        assertThat(House.problems("other.bpmn", House.text(FILE)))
                .singleElement()
                .asString()
                .contains("name the file share-rca-list.bpmn");
        assertThat(House.problems(
                        FILE, "</bpmn:process>", "</bpmn:process><bpmn:process id=\"b\" isExecutable=\"false\"/>"))
                .anySatisfy(problem -> assertThat(problem).contains("holds 2 processes"));
        assertThat(House.problems(
                        FILE,
                        "<bpmn:process id=\"share-rca-list\"",
                        "<bpmn:process xmlns:x=\"urn:x\" x:id=\"share-rca-list\" id=\"other\""))
                .singleElement()
                .asString()
                .contains("name the file other.bpmn");
    }

    @Test
    void aProcessThatNobodyNamesIsRefused() {
        var other = House.edited(FILE)
                .replace("id=\"share-rca-list\"", "id=\"other\"")
                .text();

        assertThat(House.problemsOfAll("other.bpmn", other))
                .singleElement()
                .asString()
                .startsWith("other.bpmn, line ")
                .contains("named by no programme and called by no model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consult.bpmn", "give-advice.form", "take-offline.dmn", "planned-release.bpmn", FILE})
    void whatIsNamedIsThere(String file) {
        var files = House.files();
        files.remove(file);

        assertThat(House.rules().problems(files))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).contains(file.replaceAll("\\..*", "")));
    }

    @Test
    void whatAFormSubmitsStaysInItsTask() {
        assertThat(House.problemsOfAll(
                        "give-advice.form",
                        House.edited("give-advice.form")
                                .replace("\"key\": \"comment\"", "\"key\": \"programme\"")
                                .text()))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("userTask 'giveAdvice'")
                        .contains("has a form with the field 'programme', which is the application's to say"));
        assertThat(House.problems(
                        "follow-up-action.bpmn",
                        "<camunda:inputParameter name=\"actionText\">",
                        "<camunda:inputParameter name=\"programme\">"))
                .singleElement()
                .asString()
                .contains("sets 'programme'");
    }

    @Test
    void aFormOffersTheDecisionsOfItsTask() {
        assertThat(House.problemsOfAll(
                        "give-advice.form",
                        House.edited("give-advice.form")
                                .replace("\"value\": \"concern\"", "\"value\": \"worry\"")
                                .text()))
                .singleElement()
                .asString()
                .contains("takes the decisions [concern, noConcern], but its form offers [noConcern, worry]");
    }

    @Test
    void whatACalledModelIsToldIsOfTheProgramme() {
        var call = "(<bpmn:callActivity id=\"settleCandidate\"(?s:.*?))";
        assertThat(House.problemsOfAll(
                        "planned-release.bpmn",
                        House.edited("planned-release.bpmn")
                                .replaceFirst(call + "(&#39;|')F-R12(&#39;|')", "$1&#39;F-R99&#39;")
                                .replaceFirst(call + "(&#39;|')candidateSignedOff(&#39;|')", "$1&#39;nothing&#39;")
                                .text()))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("callActivity 'settleCandidate': names 'F-R99', which is no row of the RACI"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("callActivity 'settleCandidate': meets 'nothing', which is no entry criterion"));
        assertThat(House.problemsOfAll(
                        "candidate-sign-off.bpmn",
                        House.edited("candidate-sign-off.bpmn")
                                .replace("programme,activity,&#39;A&#39;", "programme,activity,&#39;C&#39;")
                                .replace("${activity}:A", "${activity}:C")
                                .text()))
                .anySatisfy(problem ->
                        assertThat(problem).contains("userTask 'confirmCandidate': asks who is 'C' for F-R12"));
    }

    @Test
    void aCalledModelIsToldWhoseWorkItChecksUnderOneName() {
        assertThat(House.problems(
                        "candidate-sign-off.bpmn",
                        "name=\"fourEyes\" value=\"${fourEyes}\"",
                        "name=\"fourEyes\" value=\"${comment}\""))
                .singleElement()
                .asString()
                .contains("userTask 'confirmCandidate': has the property 'fourEyes' '${comment}'");
        assertThat(House.problemsOfAll(
                        "confirm-candidate.form",
                        House.edited("confirm-candidate.form")
                                .replace("\"key\": \"comment\"", "\"key\": \"meets\"")
                                .text()))
                .anySatisfy(problem ->
                        assertThat(problem).contains("has a form with the field 'meets', which is the application's"));
    }

    @Test
    void twoFilesOfOneProcessAreRefused() {
        var files = House.files();
        files.put("x/" + FILE, files.get(FILE));

        assertThat(House.rules().problems(files)).singleElement().asString().contains("which another file holds too");
    }

    private static List<String> decision(String text, String instead) {
        return House.problems("take-offline.dmn", text, instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "otherSystemAtRisk.class",
                "${otherSystemAtRisk}",
                "function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }",
                "execution.processBusinessKey",
                "if otherSystemAtRisk then 1 else 2",
                "now()"
            })
    void aDecisionTableComparesVariablesWithValuesAndDoesNothingElse(String input) {
        assertThat(decision("<text>otherSystemAtRisk</text>", "<text>" + input + "</text>"))
                .singleElement()
                .asString()
                .contains("'otherSystemAnswer'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"high\"", "\"a\", \"b\"", ">= 2", "-", "", "not(\"low\")", "-1.5"})
    void aDecisionTableMayHoldValues(String entry) {
        assertThat(decision(FIRST_ENTRY + "true", FIRST_ENTRY + entry.replace("<", "&lt;")))
                .isEmpty();
    }

    @Test
    void aDecisionTableMayHoldALongListOfValues() {
        assertThat(decision(FIRST_ENTRY + "true", FIRST_ENTRY + "\"a\", ".repeat(100_000) + "\"b\""))
                .isEmpty();
    }

    @Test
    void aDecisionTableInAnotherLanguageOrWithoutItsHistoryIsRefused() {
        assertThat(decision("id=\"otherSystemAnswer\"", "id=\"otherSystemAnswer\" expressionLanguage=\"javascript\""))
                .singleElement()
                .asString()
                .contains("expressionLanguage");
        assertThat(decision("name=\"Take FLIP offline\" ", "name=\"Take FLIP offline\" expressionLanguage=\"juel\" "))
                .singleElement()
                .asString()
                .contains("expressionLanguage");
        assertThat(decision(" camunda:historyTimeToLive=\"P3650D\"", ""))
                .singleElement()
                .asString()
                .contains("historyTimeToLive");
        assertThat(decision(
                        "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd"))
                .isNotEmpty();
        assertThat(decision("name=\"offline\"", "name=\"programme\""))
                .singleElement()
                .asString()
                .contains("'programme'");
    }
}
