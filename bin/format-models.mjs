// Reads models and forms and writes them as Camunda Modeler does. See bin/format-models.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { showActors } from './actors.mjs';

// The languages as Camunda Modeler knows them for Camunda 7.
const schema = createRequire(import.meta.url);
const bpmn = new BpmnModdle({ camunda: schema('camunda-bpmn-moddle/resources/camunda.json') });
const dmn = new DmnModdle({
  camunda: schema('camunda-dmn-moddle/resources/camunda.json'),
  modeler: schema('modeler-moddle/resources/dmn-modeler.json'),
});

const is = (...types) => element => types.some(type => element.$instanceOf(type));
const isFlow = is('bpmn:SequenceFlow', 'bpmn:Association');
const isBoundary = is('bpmn:BoundaryEvent');

/** Returns what stands in a process or subprocess as the Modeler draws it: steps, what is attached to them, flows. */
const drawn = ({ flowElements = [], artifacts = [] }) => {
  const all = [...flowElements, ...artifacts];
  const steps = all.filter(element => !isFlow(element) && !isBoundary(element));
  return [...steps, ...all.filter(isBoundary).reverse(), ...all.filter(isFlow)]
    .flatMap(element => [element, ...drawn(element)]);
};

// The Modeler saves shapes in the order in which it draws them, and gives a step a label with the first change of its name.
const draw = ({ diagrams = [] }) => {
  for (const { plane } of diagrams) {
    const shapes = new Map(plane.planeElement.map(shape => [shape.bpmnElement, shape]));
    const order = drawn(plane.bpmnElement).map(element => shapes.get(element)).filter(Boolean);
    // Lanes and pools are drawn otherwise; what holds them stays as it is.
    if (order.length === plane.planeElement.length) plane.planeElement = order;
    for (const [element, shape] of shapes) {
      if (is('bpmn:Activity')(element) && element.name) shape.label ??= bpmn.create('bpmndi:BPMNLabel');
    }
  }
};

const xml = (language, root, draw) => async (text, change, file) => {
  const { rootElement, elementsById, warnings } = await language.fromXML(text, root);
  if (warnings.length > 0) {
    throw new Error(warnings.map(warning => warning.message.replace(/\s+/g, ' ')).join('; '));
  }
  change(elementsById);
  draw(rootElement, file);
  return (await language.toXML(rootElement, { format: true })).xml;
};

const writers = {
  bpmn: xml(bpmn, 'bpmn:Definitions', (model, file) => {
    showActors(bpmn, file, model);
    draw(model);
  }),
  dmn: xml(dmn, 'dmn:Definitions', () => {}),
  form: async (text, change) => {
    const form = JSON.parse(text);
    change(form);
    return JSON.stringify(form, null, 2);
  },
};

const kind = file => file.split('.').pop();

/** Returns what the Modeler would write after this change; what it would warn of is an error. */
export const written = (file, text, change = () => {}) => writers[kind(file)](text, change, file);

/** Returns every model and form of the house, and of the programme that the tests adopt. */
export const models = () =>
  ['processes', 'forms', 'src/test/resources/harbour']
    .flatMap(folder => readdirSync(folder, { recursive: true }).map(file => `${folder}/${file}`))
    .filter(file => kind(file) in writers)
    .sort();

const main = async check => {
  let broken = 0;
  let others = 0;
  for (const file of models()) {
    const text = readFileSync(file, 'utf8');
    let right;
    try {
      right = await written(file, text);
    } catch (error) {
      console.error(`${file}: Camunda Modeler finds fault with it: ${error.message}`);
      broken++;
      continue;
    }
    if (right !== text) {
      others++;
      console.log(check ? `${file} is not as Camunda Modeler writes it` : `Wrote ${file}`);
      if (!check) writeFileSync(file, right);
    }
  }
  if (broken > 0) console.error('Mend these by hand or in Camunda Modeler.');
  if (check && others > 0) console.error('Run bin/format-models, and look at what it changes.');
  process.exitCode = broken > 0 || (check && others > 0) ? 1 : 0;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.includes('--check'));
