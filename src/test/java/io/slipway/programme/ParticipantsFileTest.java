package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;

/** What a programme of parties that release for themselves gets wrong is told with its place, its line and its mend. */
class ParticipantsFileTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            versionsPer: PARTY              | versionsPer: TEAM               | versionsPer (line #): 'TEAM' is not one of [PROGRAMME, PARTY]
            versionsPer: PARTY              | versionsPer: PROGRAMME          | shortCode (line *): is for parties that count their own versions; write versionsPer: PARTY, or leave it out
            shortCode: HELIX                | shortCode: Helix                | shortCode (line #): 'Helix' is not a short code; write 2 to 12 capital letters
            shortCode: HELIX                | shortCode: DIP                  | shortCode (line #): 'DIP' stands at two parties; change one
            kind: core-solution-provider\\n  | \\n                            | is given, and the party has no 'kind', which says whom its releases touch; add it
            kind: dcp                       | kind: dpc                       | kind (line #): there is no kind of party 'dpc'; known are [central-party,
            increments: [PATCH]             | increments: []\\n    series: HELIX | 'HELIX' is the series of a release type; change one
            increments: [PATCH]             | increments: [PATCH]\\n    startsFrom: { environment: sit-a, severities: [1] } | is for versions of the programme as a whole
            remediation: FIX_FORWARD        | remediation: GIVE_UP            | remediation (line #): 'GIVE_UP' is not one of [ROLL_BACK, FIX_FORWARD]
            impacts: NONE }                 | impacts: SOME }                 | impacts (line #): 'SOME' is not one of [ALL, NONE]
            notice: { businessDays: 1 }     | notice: { businessDays: 0 }     | releaseTypes[0].notice.businessDays (line #): '0' is not a number of business days
            notice: { businessDays: 1 }     | notice: { businessDays: 1, period: PT1H } | releaseTypes[0].notice (line #): needs one of 'businessDays' and 'period'; give exactly one
            notice: { businessDays: 1 }     | notice: {}                      | releaseTypes[0].notice (line #): needs one of 'businessDays' and 'period'
            notice: { period: PT1H }        | notice: { period: PT0S }        | releaseTypes[3].notice.period (line #): must be longer than nothing
            asks: [NOTICE, FORUM]           | asks: [NOTICE, MONEY]           | releaseTypes[2].asks[1] (line #): 'MONEY' is not one of [NOTICE, FORUM]
            asks: [NOTICE, FORUM]           | asks: [NOTICE]\\n    notice: { businessDays: 5 } | is given, and asked with each release too; leave one out
            - { id: ftig, name: FTIG }\\n  - { id: sitag, name: SITAG (Systems Integration Testing Advisory Group) } | [] | releaseTypes[2].asks (line *): has FORUM, and there are no 'forums' to choose from; list them
            { id: sitag, name: SITAG (S     | { id: ftig, name: SITAG (S      | forums[1] (line #): 'ftig' stands in forums twice; rename one
            responsible: build-manager      | responsible: builder            | controlPoints[3].responsible (line #): there is no role 'builder'
            governance: governance          | governance: board               | controlPoints[1].governance (line #): there is no role 'board'
            number: 2                       | number: 3                       | controlPoints[1].number (line #): '3' stands at place 2; count 1, 2, 3
            releaseTypes: [major]           | releaseTypes: [huge]            | controlPoints[1].releaseTypes[0] (line #): there is no release type 'huge'
            releaseTypes: [major]           | releaseTypes: []                | controlPoints[1].releaseTypes (line #): is empty; name the release types that have to pass it
            { id: non-sit-ldso, name        | { id: sit, name                 | testPhases[1] (line #): 'sit' stands in testPhases twice
            from: "13:00"                   | from: "17:00"                   | planning.slots[1].to (line #): 17:00 is not after 17:00; a slot ends on the day it begins
            releaseTypes: [patch]           | releaseTypes: [fix]             | planning.slots[0].releaseTypes[0] (line #): there is no release type 'fix'
            date: 2024-03-04, toBeConfirmed | toBeConfirmed                   | planning.roadmap[1].toBeConfirmed (line #): is false, and there is no date; give the date, or write true
            environment: sit-a, purpose     | environment: sit-c, purpose     | planning.roadmap[2].environment (line #): there is no environment 'sit-c'
            BYDAY=1TU                       | BYDAY=1XX                       | planning.meetings[0].rule (line #): 'FREQ=MONTHLY;BYDAY=1XX' is no rule known here; write FREQ=MONTHLY;BYDAY=1TU
            audience: ewg                   | audience: egw                   | planning.meetings[0].audience (line #): there is no distribution list 'egw'
            chair: environment-manager      | chair: nobody                   | planning.meetings[0].chair (line #): there is no role 'nobody'
            parties: [triage-team, qt       | parties: [triage, qt            | audiences.distributionLists[1].parties[0] (line #): there is no party 'triage'
            email: ewg@mhhs.example         | email: ewg                      | audiences.distributionLists[0].email (line #): 'ewg' is not an e-mail address
            { id: teams-cohort-sit          | { id: teams-cohort-central      | audiences.channels[1] (line #): 'teams-cohort-central' stands in audiences.channels twice
            from: [New], to: Open           | from: [Newest], to: Open        | defects.moves[0].from[0] (line #): there is no state 'Newest'; known are [New, Open, In Progress,
            to: Closed }                    | to: Gone }                      | defects.moves[4].to (line #): there is no state 'Gone'
            move: REFUSE, from              | move: ACCEPT, from              | defects.moves (line *): has [ACCEPT, ACCEPT, DELIVER, REOPEN, CLOSE]; write one entry for each of [ACCEPT, REFUSE, DELIVER, REOPEN, CLOSE]
            coordinators: [environment-manager | coordinators: [nobody         | defects.categories[2].coordinators[0] (line #): there is no role 'nobody'
            kind: CHANGE_REQUEST            | kind: WISH                      | tickets.content[1].kind (line #): 'WISH' is no kind of ticket; write BASE, FEATURE, ENHANCEMENT, CHANGE_REQUEST or BUG
            releaseTypes: [emergency]       | releaseTypes: [sudden]          | tickets.content[3].releaseTypes[0] (line #): there is no release type 'sudden'
            powers: [RETEST], eachParty     | powers: [TEST], eachParty       | roles[15].powers[0] (line #): 'TEST' is not one of [OPERATE, WITHDRAW, SIGN_OFF_RCA, TRIAGE, RETEST, CLOSE_DEFECTS]
            { id: critical, name            | { id: blocking, name            | defects.severities[1] (line #): 'blocking' stands in defects.severities twice
            from: 2024-08-27, to: 2024-10-11 | from: 2024-08-26, to: 2024-10-11 | environments[2].testStages[1].from (line #): 'SIT Non-Functional' would run in SIT B while 'SIT Functional Settlement Testing' does
            from: 2024-08-27, to: 2024-10-11 | from: 2024-08-27, to: 2024-08-11 | environments[2].testStages[1].to (line #): lies before 'from'; exchange them
            from: 2024-08-27, to: 2024-10-11 | from: 2024-08-27               | environments[2].testStages[1] (line #): has one of 'from' and 'to'; give both
            name: Qualification, provisional: true | name: Qualification, provisional: false | environments[3].testStages[0].provisional (line #): is false, and it has no dates
            id: uit-sandbox                 | id: uit-qualification           | there are two test stages with the id 'uit-qualification'
            sameAs: recco-sit-a             | sameAs: recco-sit-z             | environments[2].sites[4].sameAs (line #): 'recco-sit-z' is no site of another environment that stands for itself
            sameAs: recco-sit-a             | sameAs: recco-sit-b             | environments[2].sites[4].sameAs (line #): 'recco-sit-b' is no site of another environment
            sameAs: recco-sit-a             | sameAs: dcc-sit-a               | environments[2].sites[4].party (line #): is not the party of 'dcc-sit-a', which is the same installation
            sameAs: recco-sit-a             | host: x, sameAs: recco-sit-a    | environments[2].sites[4] (line #): is the same installation as 'recco-sit-a'; give both the same deployedBy, onboarded and host
            deployedBy: PARTY, wave: 0, sameAs: recco-sit-a | wave: 0, sameAs: recco-sit-a | environments[2].sites[4] (line #): is the same installation as 'recco-sit-a'; give both the same deployedBy
            """)
    void namesPlaceLineAndMend(String text, String mistake, String message) {
        var original = text.replace("\\n", "\n");
        var before = Mhhs.text().indexOf(original);
        if (before < 0) {
            throw new IllegalArgumentException("The file does not say '" + original + "'");
        }
        var line =
                Mhhs.text().substring(0, before).lines().count() + (Mhhs.text().charAt(before - 1) == '\n' ? 1 : 0);
        var broken = Mhhs.text()
                .replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(mistake.replace("\\n", "\n")));

        var told = message.contains("(line *)") ? message.split("\\(line \\*\\)") : new String[] {message};
        var refusal = assertThatThrownBy(() -> new ProgrammeFile(
                                "programmes/mhhs.yaml", new StandardEnvironment()::resolveRequiredPlaceholders)
                        .read(broken))
                .isInstanceOf(ProgrammeBroken.class);
        for (var part : told) {
            refusal.hasMessageContaining(part.replace("(line #)", "(line " + line + ")"));
        }
    }
}
