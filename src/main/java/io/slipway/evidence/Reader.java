package io.slipway.evidence;

import io.slipway.approval.Approval;
import io.slipway.comms.Delivery;
import io.slipway.comms.Notice;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import java.util.List;
import java.util.Set;

/**
 * Somebody who reads the record of a release: all of it, or, as one of its parties, no advice and no notice but their own.
 */
public sealed interface Reader {

    /** What every party may know, so that it can stand in a text that all of them get. */
    Reader EVERY_PARTY = new EveryParty();

    boolean mayRead(Approval approval);

    /** Returns those of the notices that the reader may know of, with those deliveries. */
    List<Notice> notices(Programme programme, List<Notice> all);

    /** Returns a reader of everything. */
    static Reader ofAll() {
        return new Whole();
    }

    /** Returns a reader who is a member of these groups and nothing more. */
    static Reader memberOf(Set<String> groups) {
        return new Member(groups);
    }

    /** Who decides on the advice, or looks into what was decided. */
    record Whole() implements Reader {

        @Override
        public boolean mayRead(Approval approval) {
            return true;
        }

        @Override
        public List<Notice> notices(Programme programme, List<Notice> all) {
            return all;
        }
    }

    /** Who acts for some of the parties, or for none. */
    record Member(Set<String> groups) implements Reader {

        @Override
        public boolean mayRead(Approval approval) {
            return !approval.isAdvice() || groups.contains(approval.role());
        }

        @Override
        public List<Notice> notices(Programme programme, List<Notice> all) {
            var own = programme.parties().stream()
                    .filter(party -> isOwn(programme, party))
                    .map(Party::id)
                    .toList();
            return all.stream()
                    .map(notice -> notice.to(own))
                    .filter(notice -> !notice.deliveries().isEmpty())
                    .toList();
        }

        private boolean isOwn(Programme programme, Party party) {
            return groups.contains(programme.partyGroup(party.id()))
                    || !programme.role(party.role()).eachParty() && groups.contains(programme.roleGroup(party.role()));
        }
    }

    /** All parties at once: what not each of them may read, none does. */
    record EveryParty() implements Reader {

        @Override
        public boolean mayRead(Approval approval) {
            return !approval.isAdvice();
        }

        @Override
        public List<Notice> notices(Programme programme, List<Notice> all) {
            var each = programme.parties().stream()
                    .filter(party -> programme.role(party.role()).eachParty())
                    .map(Party::id)
                    .toList();
            return all.stream()
                    .filter(notice -> notice.deliveries().stream()
                            .map(Delivery::party)
                            .toList()
                            .containsAll(each))
                    .toList();
        }
    }
}
