package io.slipway.release;

import io.slipway.programme.Programme;
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

    /** Returns the usual one. */
    public ReleaseKey of(Programme programme, ReleaseType type) {
        return type.series() == null
                ? key(programme, type, null)
                : ReleaseKey.of(programme.id(), type.series(), table.count(programme.id(), type) + 1);
    }

    /** Returns one for each part of the version that the type may increment, the usual one first. */
    public Map<VersionPart, ReleaseKey> byPart(Programme programme, ReleaseType type) {
        var keys = new LinkedHashMap<VersionPart, ReleaseKey>();
        type.increments().forEach(part -> keys.put(part, key(programme, type, part)));
        return keys;
    }

    private ReleaseKey key(Programme programme, ReleaseType type, @Nullable VersionPart part) {
        var request = new StartRequest(programme.id(), type.id(), "", "", null, part, null, null);
        return ReleaseKey.of(programme.id(), versions.next(programme, type, request));
    }
}
