package io.slipway.readiness;

import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose release it is by what was said when it started; models ask it for the people of the party, as bean {@code resolvers}. */
@Component("resolvers")
public class PartyResolvers implements Resolvers {

    private final Releases releases;
    private final Programmes programmes;

    PartyResolvers(Releases releases, Programmes programmes) {
        this.releases = releases;
        this.programmes = programmes;
    }

    @Override
    public Optional<Party> of(Release release) {
        return Optional.ofNullable(release.party())
                .map(party -> programmes.get(release.programme()).party(party));
    }

    /** Returns the group of the people who resolve what the release is about: its party's, or those who run releases. */
    public List<String> groups(String key) {
        var release = releases.get(new ReleaseKey(key));
        var programme = programmes.get(release.programme());
        return List.of(of(release)
                .map(party -> programme.partyGroup(party.id()))
                .orElseGet(() -> programme.roleGroup(programme.operator().id())));
    }
}
