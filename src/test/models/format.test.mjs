import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { models, written } from '../../../bin/format-models.mjs';

const FILE = 'processes/common/consult.bpmn';
const text = file => readFileSync(file, 'utf8');
const changed = (before, part, instead) => {
  assert.ok(before.includes(part), part);
  return before.replace(part, instead);
};

/** Renames the first step of a model or the first component of a form that has words on it. */
const rename = model => {
  const steps = model.components ?? Object.values(model).filter(step => step.$instanceOf('bpmn:Task') || step.label);
  const step = steps.find(one => one.label ?? one.text ?? one.name);
  for (const word of ['label', 'text', 'name']) if (step[word]) return void (step[word] = 'Another word');
};

test('a label changed in the Modeler is a change of one line', async () => {
  for (const file of models()) {
    const before = text(file).split('\n');
    const after = (await written(file, text(file), rename)).split('\n');

    assert.equal(after.length, before.length, file);
    assert.equal(after.filter((line, number) => line !== before[number]).length, 1, file);
  }
});

test('whoever wrote it, it looks the same', async () => {
  const oneLine = text(FILE).replace(/>\s+</g, '><');
  const shapes = text(FILE).match(/ *<bpmndi:BPMNShape[\s\S]*?<\/bpmndi:BPMNShape>\n/g);
  const turned = changed(text(FILE), shapes.join(''), [...shapes].reverse().join(''));
  const plain = changed(text(FILE), '        <bpmndi:BPMNLabel />\n', '');

  for (const other of [oneLine, turned, plain]) {
    assert.notEqual(other, text(FILE));
    assert.equal(await written(FILE, other), text(FILE));
  }
});

test('what the Modeler warns of is an error', async () => {
  const faults = {
    'unresolved reference <nowhere>': ['sourceRef="giveAdvice"', 'sourceRef="nowhere"'],
    'unknown attribute <assigned>': ['name="Give advice"', 'name="Give advice" assigned="x"'],
    'unparsable content <camunda:propertees/>': ['<camunda:properties>', '<camunda:propertees/><camunda:properties>'],
  };
  for (const [said, [part, instead]] of Object.entries(faults)) {
    await assert.rejects(written(FILE, changed(text(FILE), part, instead)), error => error.message.includes(said));
  }
});
