package io.slipway.identity;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a group may do with the things of one kind. */
record Grant(Resource resource, String id, Permission... permissions) {

    static Grant onAll(Resource resource, Permission... permissions) {
        return new Grant(resource, ANY, permissions);
    }
}
