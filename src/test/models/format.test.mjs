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

test('who acts is painted and listed as the RACI has it', async () => {
  const file = 'processes/flip/planned-release.bpmn';
  const before = text(file);
  const plane = (model, id) => model.match(new RegExp(`<bpmndi:BPMNPlane id="${id}_plane"[\\s\\S]*?</bpmndi:BPMNPlane>`))[0];
  const colour = (model, id) => model.match(new RegExp(`id="${id}_di"[^>]* bioc:fill="(#\\w+)"`))[1];
  assert.notEqual(colour(before, 'defineScope'), colour(before, 'acceptScope'));
  assert.equal(colour(before, 'acceptScope'), colour(before, 'actsScopeProductOwner'));

  const task = before.match(/<bpmn:userTask id="acceptScope"[\s\S]*?<\/bpmn:userTask>/)[0];
  const after = await written(file, changed(before, task, changed(task, '"F-R01:A"', '"F-R01:R"')));
  assert.equal(colour(after, 'acceptScope'), colour(before, 'defineScope'));
  assert.ok(!plane(after, 'scope').includes('ProductOwner'));
  assert.ok(!after.includes('actsScopeProductOwner'));
  assert.ok(after.includes('actsUatProductOwner'));
});

test('the legend stays where somebody put it, and comes back when it is gone', async () => {
  const legend = /<bpmndi:BPMNShape id="actsConsult\w+_di"[\s\S]*?<\/bpmndi:BPMNShape>/;
  const shape = text(FILE).match(legend)[0];
  const moved = changed(text(FILE), shape, shape.replace(/ x="\d+"/, ' x="200"'));
  assert.equal(await written(FILE, moved), moved);

  const note = text(FILE).match(/ *<bpmn:textAnnotation[\s\S]*?<\/bpmn:textAnnotation>\n/)[0];
  assert.equal(await written(FILE, changed(changed(text(FILE), shape, ''), note, '')), text(FILE));
});
