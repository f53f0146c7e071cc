package io.slipway.tickets;

import io.slipway.release.ReleaseRecord;

/** The room's own classes around a record of releases, for tests without an application. */
final class TicketRooms {

    private TicketRooms() {}

    static Scoping scoping(ReleaseRecord record, TicketSystem tickets) {
        return new Scoping(
                tickets,
                record.programmes,
                record.releases,
                record.scopes,
                record.carriedFixes,
                rules(record),
                record.retests,
                record.impacted);
    }

    static TicketContent content(ReleaseRecord record, TicketSystem tickets) {
        return new TicketContent(tickets, record.programmes, record.scopes, record.carriedFixes, rules(record));
    }

    private static ContentRules rules(ReleaseRecord record) {
        return new ContentRules(record.programmes, record.releases);
    }
}
