package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.words.Quoted;
import org.springframework.stereotype.Component;

/** Turns what addresses and fields name into releases and programmes, or says that there is no such thing. */
@Component
public class Lookup {

    private final Releases releases;
    private final Programmes programmes;

    Lookup(Releases releases, Programmes programmes) {
        this.releases = releases;
        this.programmes = programmes;
    }

    public Release release(String key) {
        try {
            return releases.find(new ReleaseKey(key)).orElseThrow(() -> new Unknown("There is no release " + key));
        } catch (IllegalArgumentException malformed) {
            throw new Unknown("There is no release " + Quoted.of(key) + "; a key looks like PAY-1.4.0.0");
        }
    }

    public Programme programme(Release release) {
        return programmes.get(release.programme());
    }

    public Programme programme(String id) {
        return programmes.all().stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        "programme",
                        "There is no programme " + Quoted.of(id) + "; known are "
                                + programmes.all().stream().map(Programme::id).toList()));
    }

    /** Returns the programme that a path names. */
    public Programme listed(String id) {
        return programmes.all().stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no programme " + Quoted.of(id)));
    }

    /** Returns the party that a path names. */
    public Programme.Party party(Programme programme, String id) {
        return programme.parties().stream()
                .filter(party -> party.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unknown("Programme '" + programme.id() + "' has no party " + Quoted.of(id)));
    }

    Programme.ReleaseType type(Programme programme, String id) {
        return programme.releaseTypes().stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        "type",
                        "Programme '" + programme.id() + "' has no release type " + Quoted.of(id) + "; known are "
                                + programme.releaseTypes().stream()
                                        .map(Programme.ReleaseType::id)
                                        .toList()));
    }
}
