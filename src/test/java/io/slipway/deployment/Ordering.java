package io.slipway.deployment;

import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** What the room does when somebody orders a run, for tests of what follows it. */
public record Ordering(BeanFactory beans) {

    public String launch(RunKey key) {
        return beans.getBean(Deployments.class).launch(key);
    }

    public void check(Release release, String environment, int window) {
        beans.getBean(Admission.class).check(release.key(), environment, window);
    }

    public List<Site> targets(Release release, String environment, int window) {
        return beans.getBean(Targets.class).of(release, environment, window);
    }

    public TaskContent content() {
        return beans.getBean(DeploymentContent.class);
    }
}
