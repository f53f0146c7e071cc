package io.slipway.release;

import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programmes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A release is its party's own where versions count for each party, and the whole programme's elsewhere; models ask for it as
 * bean {@code resolvers}.
 */
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
        return Optional.ofNullable(release.party()).map(programmes.get(release.programme())::party);
    }

    /** Returns the group of the party that resolves the release; of those who run releases, where it is no party's own. */
    public List<String> groups(String key) {
        var release = releases.get(new ReleaseKey(key));
        var programme = programmes.get(release.programme());
        return List.of(of(release)
                .map(party -> programme.partyGroup(party.id()))
                .orElseGet(() -> programme.roleGroup(programme.operator().id())));
    }
}
