/** Carries out runs with ansible-playbook on this machine; each run is a folder and a process that outlive us. */
@NullMarked
package io.slipway.deployment.ansible;

import org.jspecify.annotations.NullMarked;
