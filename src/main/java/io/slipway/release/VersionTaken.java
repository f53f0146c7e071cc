package io.slipway.release;

/** Two releases were to get the same version or number at the same moment; asking again gives the next one. */
class VersionTaken extends Overtaken {

    VersionTaken(ReleaseKey key) {
        super(key + " was given to another release at this moment; ask again");
    }
}
