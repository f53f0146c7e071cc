package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.ReleaseType;
import io.slipway.programme.VersionPart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which key a release would get that started now; nothing is given out by asking. */
@Service
public class NextKeys {

    private final VersionLedger versions;
    private final ReleaseTable table;

    NextKeys(VersionLedger versions, ReleaseTable table) {
        this.versions = versions;
        this.table = table;
    }

    /** Returns the usual one of each party that releases; none where versions count for the whole programme. */
    public Map<Party, ReleaseKey> byParty(Programme programme, ReleaseType type) {
        var keys = new LinkedHashMap<Party, ReleaseKey>();
        if (type.series() == null) {
            programme.releasingParties().forEach(party -> keys.put(party, key(programme, type, null, party.id())));
        }
        return keys;
    }

    /** Returns the usual one, where versions count for the whole programme. */
    public ReleaseKey of(Programme programme, ReleaseType type) {
        return type.series() == null
                ? key(programme, type, null, null)
                : ReleaseKey.of(programme.id(), type.series(), table.count(programme.id(), type) + 1);
    }

    /**
     * Returns one for each part of the version that the type may increment, the usual one first, where versions count for
     * the whole programme.
     */
    public Map<VersionPart, ReleaseKey> byPart(Programme programme, ReleaseType type) {
        var keys = new LinkedHashMap<VersionPart, ReleaseKey>();
        type.increments().forEach(part -> keys.put(part, key(programme, type, part, null)));
        return keys;
    }

    private ReleaseKey key(Programme programme, ReleaseType type, @Nullable VersionPart part, @Nullable String party) {
        return ReleaseKey.of(programme, party, versions.next(programme, type, party, part, null));
    }
}
