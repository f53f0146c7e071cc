package io.slipway.models;

import io.slipway.models.rules.ModelRules;
import io.slipway.words.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys at each start what changed in the folders since the last one, before the first request and once our tables are
 * there. What people accepted meanwhile stays in force, and so does what a newer application brought in when an older one
 * starts again; what did not change gets no new version.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final int ATTEMPTS = 10;

    private final ModelFolders folders;
    private final ModelSets sets;
    private final ModelRules rules;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    ModelDeployment(
            ModelFolders folders, ModelSets sets, ModelRules rules, JdbcClient db, TransactionTemplate transaction) {
        this.folders = folders;
        this.sets = sets;
        this.rules = rules;
        this.db = db;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var shipped = shipped();
        for (var attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> deploy(shipped));
                return;
            } catch (ConcurrencyFailureException | DuplicateKeyException anotherNodeStartsToo) {
                if (attempt == ATTEMPTS) {
                    throw anotherNodeStartsToo;
                }
            }
        }
    }

    private void deploy(Map<String, byte[]> shipped) {
        var shipments = ModelShipments.read(db);
        var now = new TreeMap<String, String>();
        shipped.forEach((file, content) -> now.put(file, Digest.of(content)));
        var set = sets.inForce();
        var deployed = sets.files(set);
        var wanted = new TreeMap<>(deployed);
        shipments.gone(now).forEach(wanted::remove);
        shipped.forEach((file, content) -> {
            if (shipments.bringsIn(now, file, deployed.containsKey(file))) {
                wanted.put(file, content);
            }
        });
        check(wanted, shipped);
        if (!Digest.of(wanted).equals(Digest.of(deployed))) {
            sets.follow(set, wanted, "Start", "Folders of the application", null);
            LOG.info("Deployed {} models and forms as set {}", wanted.size(), set + 1);
        }
        var older = shipments.older(now);
        older.removeIf(file -> Arrays.equals(shipped.get(file), wanted.get(file)));
        if (!older.isEmpty()) {
            LOG.warn(
                    "Left out {}: a start brought in a newer version already. To go back to one of these, propose it",
                    String.join(", ", older));
        }
        shipments.remember(now, db);
    }

    /** The folders were checked by themselves; together with what people accepted they may not fit any more. */
    private void check(Map<String, byte[]> wanted, Map<String, byte[]> shipped) {
        if (Digest.of(wanted).equals(Digest.of(shipped))) {
            return;
        }
        var problems = new ArrayList<>(rules.problems(wanted));
        if (!problems.isEmpty()) {
            problems.add("Some of these files are as they were brought in before, not as they stand in the folders;"
                    + " put a mended one beside the application, in a version that was never there");
            throw new ModelBroken(problems);
        }
    }

    private Map<String, byte[]> shipped() {
        var shipped = new TreeMap<String, byte[]>();
        folders.files().forEach(file -> shipped.put(file.getFilename(), file.getByteArray()));
        return shipped;
    }
}
