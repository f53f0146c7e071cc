package io.slipway.deployment;

/** What a run does to its sites. */
public enum Playbook {
    DEPLOY("deploy.yml"),
    VERIFY("verify.yml"),
    ROLLBACK("rollback.yml");

    private final String file;

    Playbook(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }
}
