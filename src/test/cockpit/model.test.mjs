import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const FOLDER = '../../main/resources/META-INF/resources/webjars/camunda/app/cockpit/scripts/';
// The modules are served to browsers as .js, which Node would take for CommonJS.
const load = async file => {
  const text = await readFile(new URL(FOLDER + file, import.meta.url), 'utf8');
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
};
const model = await load('slipway/model-1.js');

test('a release that ended is one row of text', () => {
  const row = model.instanceRow({
    id: 'a1',
    businessKey: 'FLIP-1.4.0.0',
    processDefinitionName: 'Planned release',
    processDefinitionVersion: 3,
    state: 'COMPLETED',
    startTime: '2026-11-02T09:00:00.000+0000',
    endTime: '2026-11-04T10:05:00.000+0000',
    durationInMillis: 176700000,
    startUserId: 'dev-team',
  });
  assert.deepEqual(row, {
    id: 'a1',
    key: 'FLIP-1.4.0.0',
    process: 'Planned release, version 3',
    outcome: 'completed',
    started: '2026-11-02 09:00:00',
    ended: '2026-11-04 10:05:00',
    took: '2 d 1 h 5 min',
    by: 'dev-team',
  });
});

test('only lifecycles that ended are asked for, and a filter narrows them', () => {
  const question = model.completed({ processDefinitionId: 'p:1' });
  assert.equal(question.finished, true);
  assert.equal(question.rootProcessInstances, true);
  assert.equal(question.processDefinitionId, 'p:1');
});

test('the path leaves out what is bookkeeping and says how each step ended', () => {
  const steps = model.path([
    { activityId: 'sit', activityName: 'SIT', activityType: 'subProcess', endTime: '2026-11-02T09:00:00' },
    { activityId: 'x#multiInstanceBody', activityType: 'multiInstanceBody' },
    { activityId: 'agreeDate', activityType: 'userTask', canceled: true, endTime: '2026-11-02T09:00:00' },
    { activityId: 'close', activityType: 'userTask' },
  ]);
  assert.deepEqual(steps.map(step => [step[0], step[5]]), [['SIT', 'done'], ['agreeDate', 'cancelled'], ['close', 'open']]);
});

test('durations read like a person would say them', () => {
  assert.equal(model.duration(null), '');
  assert.equal(model.duration(0), '< 1 min');
  assert.equal(model.duration(3600000), '1 h');
});

test('long and missing values stay readable', () => {
  assert.equal(model.value({ value: null }), '');
  assert.equal(model.value({ value: { a: 1 } }), '{"a":1}');
  assert.equal(model.value({ value: 'x'.repeat(600) }).length, 501);
});

test('an incident handed up by a called process is told once', () => {
  const told = model.incidents([
    { id: '1', rootCauseIncidentId: '1', incidentMessage: 'Mail refused' },
    { id: '2', rootCauseIncidentId: '1' },
  ]);
  assert.deepEqual(told.map(row => row[3]), ['Mail refused']);
});

test('the address names the instance', () => {
  assert.equal(model.idOf('#/history/process-instance/abc-1?x=y'), 'abc-1');
});

test('the lists of scripts name files that exist', async () => {
  for (const app of ['cockpit', 'tasklist']) {
    const scripts = new URL(`${FOLDER.replace('cockpit/scripts/', '')}${app}/scripts/`, import.meta.url);
    const config = await readFile(new URL('config.js', scripts), 'utf8');
    const listed = [...config.matchAll(/'scripts\/([^']+\.js)'/g)].map((found) => found[1]);
    assert.ok(listed.length > 0, app);
    for (const script of listed) {
      await readFile(new URL(script, scripts), 'utf8');
    }
  }
});

test('a decision says step, words, comment, person, role and time as people know them', () => {
  const taken = {
    stepName: 'Accept scope',
    decision: 'Accept this scope',
    comment: 'As agreed',
    by: 'Priya Patel',
    role: 'Product Owner',
    decidedAt: '2026-10-05T09:00:00Z',
    decided: '5 Oct 2026, 10:00 BST',
    contentDigest: 'ab12',
  };
  const withheld = { ...taken, comment: '', decision: 'Given to those who decide', by: null, role: null, contentDigest: null };
  assert.deepEqual(model.decisions([taken, withheld]), [
    ['Accept scope', 'Accept this scope: As agreed', 'Priya Patel, Product Owner', '5 Oct 2026, 10:00 BST', 'ab12'],
    ['Accept scope', 'Given to those who decide', 'somebody consulted', '5 Oct 2026, 10:00 BST', ''],
  ]);
});
