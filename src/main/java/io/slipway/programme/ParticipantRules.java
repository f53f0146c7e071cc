package io.slipway.programme;

import static io.slipway.programme.Lines.path;
import static io.slipway.programme.ProgrammeRules.each;
import static io.slipway.programme.ProgrammeRules.known;
import static io.slipway.programme.ProgrammeRules.unique;

import io.slipway.programme.Audiences.Channel;
import io.slipway.programme.Audiences.MailingList;
import io.slipway.programme.Programme.Asked;
import io.slipway.programme.Programme.Forum;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.PartyKind;
import io.slipway.programme.Programme.ReleaseType;
import java.util.List;
import java.util.Objects;

/** What must hold for those who take part: kinds that exist, codes that tell releases apart, lists of known parties. */
final class ParticipantRules {

    private final Programme programme;
    private final Problems problems;
    private final List<String> parties;

    ParticipantRules(Programme programme, Problems problems) {
        this.programme = programme;
        this.problems = problems;
        this.parties = programme.parties().stream().map(Party::id).toList();
    }

    void check() {
        unique(problems, "partyKinds", programme.partyKinds(), PartyKind::id);
        unique(problems, "forums", programme.forums(), Forum::id);
        checkParties();
        each("releaseTypes", programme.releaseTypes(), this::checkAsked);
        checkAudiences();
    }

    private void checkParties() {
        var kinds = programme.partyKinds().stream().map(PartyKind::id).toList();
        var series = programme.releaseTypes().stream()
                .map(ReleaseType::series)
                .filter(Objects::nonNull)
                .toList();
        var codes = programme.releasingParties().stream().map(Party::shortCode).toList();
        each("parties", programme.parties(), (party, at) -> {
            if (party.kind() != null) {
                known(problems, kinds, "kind of party", path(at, "kind"), party.kind());
            }
            if (party.shortCode() != null) {
                checkCode(party, path(at, "shortCode"), codes, series);
            }
        });
        problems.require(
                !programme.countsPerParty() || !codes.isEmpty(),
                "versionsPer",
                "is PARTY, and no party has a shortCode, so nothing could be released; give one to each that releases");
    }

    private void checkCode(Party party, String at, List<String> codes, List<String> series) {
        problems.require(
                programme.countsPerParty(),
                at,
                "is for parties that count their own versions; write versionsPer: PARTY, or leave it out");
        problems.require(
                codes.indexOf(party.shortCode()) == codes.lastIndexOf(party.shortCode()),
                at,
                "'" + party.shortCode() + "' stands at two parties; change one");
        problems.require(
                !series.contains(party.shortCode()),
                at,
                "'" + party.shortCode() + "' is the series of a release type; change one");
        problems.require(
                party.kind() != null,
                at,
                "is given, and the party has no 'kind', which says whom its releases touch; add it");
    }

    private void checkAsked(ReleaseType type, String at) {
        problems.require(
                !programme.countsPerParty() || type.startsFrom() == null || type.series() != null,
                path(at, "startsFrom"),
                "is for versions of the programme as a whole: a report does not say whose release is to mend it; give"
                        + " the type a 'series', or write versionsPer: PROGRAMME");
        var notice = type.notice();
        if (notice != null) {
            var where = path(at, "notice");
            problems.require(
                    (notice.businessDays() == null) != (notice.period() == null),
                    where,
                    "needs one of 'businessDays' and 'period'; give exactly one");
            problems.require(
                    notice.period() == null || !notice.period().isZero(),
                    path(where, "period"),
                    "must be longer than nothing");
            problems.require(
                    !type.asks(Asked.NOTICE), where, "is given, and asked with each release too; leave one out");
        }
        problems.require(
                !type.asks(Asked.FORUM) || !programme.forums().isEmpty(),
                path(at, "asks"),
                "has FORUM, and there are no 'forums' to choose from; list them");
    }

    private void checkAudiences() {
        var audiences = programme.audiences();
        var lists = path("audiences", "distributionLists");
        unique(problems, lists, audiences.distributionLists(), MailingList::id);
        each(lists, audiences.distributionLists(), (list, at) -> checkKnown(list.parties(), path(at, "parties")));
        var channels = path("audiences", "channels");
        unique(problems, channels, audiences.channels(), Channel::id);
        each(channels, audiences.channels(), (channel, at) -> checkKnown(channel.parties(), path(at, "parties")));
    }

    private void checkKnown(List<String> members, String at) {
        each(at, members, (member, where) -> known(problems, parties, "party", where, member));
    }
}
