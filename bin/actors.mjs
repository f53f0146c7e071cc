// Shows on each plane of a model who acts: a colour for each user task, as the RACI has it, and a legend below. See bin/format-models.
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

// Camunda Modeler's own colours, so that its palette can set and take them back.
const COLOURS = [
  { stroke: '#0d4372', fill: '#bbdefb' },
  { stroke: '#6b3c00', fill: '#ffe0b2' },
  { stroke: '#205022', fill: '#c8e6c9' },
  { stroke: '#5b176d', fill: '#e1bee7' },
  { stroke: '#831311', fill: '#ffcdd2' },
];
const MARK = '■ ';

// What a shared model asks the RACI for: it names no programme's roles.
const SHARED = [
  ["raci.groups(programme,activity,'R')", 'Responsible for the activity'],
  ["raci.groups(programme,activity,'A')", 'Accountable for the activity'],
  ['raci.ownerOf(programme,site)', 'Party of the site'],
  ['raci.operator(programme)', 'Operator'],
  ['raci.rcaSignOff(programme)', 'Those who sign off analyses'],
  ['rcaFacts.actionGroup(action)', 'Owner of the action'],
  ['group', 'Whoever is consulted'],
];

const inCamel = words =>
  words.split(/[^A-Za-z0-9]+/).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
const groupsOf = task => (task.candidateGroups ?? '').replace(/^[$#]\{|\}$|\s/g, '');

const rowsOf = task =>
  (task.extensionElements?.values ?? [])
    .flatMap(({ $type, values = [] }) => ($type === 'camunda:Properties' ? values : []))
    .filter(({ name }) => name === 'raci')
    .flatMap(({ value }) => value.split(',').map(one => one.trim().split(':')));

const shared = task => SHARED.filter(([asked]) => asked === groupsOf(task)).map(([, name]) => ({ name }));

/** Returns the roles that act, in the order of the programme: those whom the row names, each party for itself if the site asks. */
const roles = ({ roles, raci, choices = {}, parties }, task) => {
  const asked = groupsOf(task);
  const chosen = asked.match(/^raci\.chosen\(programme,'(\w+)'\)$/)?.[1];
  const acting = new Set(
    chosen
      ? parties.filter(({ id, role }) => [id, role].includes(choices[chosen])).map(({ role }) => role)
      : rowsOf(task).flatMap(([row, letter]) =>
          Object.entries(raci.find(({ id }) => id === row)?.cells ?? {})
            .filter(([, letters]) => letters.includes(letter))
            .map(([role]) => role)),
  );
  return roles.filter(({ id, eachParty }) => acting.has(id) && (eachParty || !asked.startsWith('raci.ownerOf')));
};

/** Returns who acts in a task of this file; nobody, if neither the programme nor the shared models know. */
const casting = file => {
  const [, home, programme] = file.match(/^(.*?)processes\/([^/]+)\//) ?? [];
  const owner = `${home}programmes/${programme}.yaml`;
  if (programme === undefined || !existsSync(owner)) return { all: SHARED.map(([, name]) => ({ name })), of: shared };
  const read = load(readFileSync(owner, 'utf8'));
  return { all: read.roles, of: task => roles(read, task) };
};

const paint = (shape, { stroke, fill }) => {
  const colours = { 'bioc:stroke': stroke, 'bioc:fill': fill, 'color:background-color': fill, 'color:border-color': stroke };
  for (const [name, colour] of Object.entries(colours)) shape.set(name, colour);
};

const below = plane => {
  const boxes = plane.planeElement.flatMap(one => [one.bounds, one.label?.bounds, ...(one.waypoint ?? [])]).filter(Boolean);
  return {
    x: Math.min(...boxes.map(({ x }) => x)),
    y: Math.max(...boxes.map(({ y, height = 0 }) => y + height)) + 24,
  };
};

/** Paints the tasks of a plane, and lists below it who acts there. What is listed already stays where somebody put it. */
const show = (bpmn, cast, plane) => {
  const scope = plane.bpmnElement;
  const acting = new Map();
  for (const shape of plane.planeElement) {
    if (!shape.bpmnElement.$instanceOf('bpmn:UserTask')) continue;
    const who = cast.of(shape.bpmnElement);
    if (who.length === 0) continue;
    const name = who.map(one => one.name).join(' or ');
    const colour = COLOURS[cast.all.findIndex(one => one.name === who[0].name) % COLOURS.length];
    paint(shape, colour);
    acting.set(`acts${inCamel(scope.id)}${inCamel(name)}`, { name, colour });
  }
  const listed = one => one.$instanceOf('bpmn:TextAnnotation') && one.id.startsWith(`acts${inCamel(scope.id)}`);
  const gone = one => listed(one) && !acting.has(one.id);
  if (scope.artifacts) scope.artifacts = scope.artifacts.filter(one => !gone(one));
  plane.planeElement = plane.planeElement.filter(shape => !gone(shape.bpmnElement));
  const corner = below(plane);
  const order = ({ colour }) => COLOURS.indexOf(colour);
  for (const [id, { name, colour }] of [...acting].sort(([, one], [, other]) => order(one) - order(other))) {
    let entry = (scope.artifacts ?? []).find(one => one.id === id);
    if (!entry) {
      entry = bpmn.create('bpmn:TextAnnotation', { id });
      entry.$parent = scope;
      scope.get('artifacts').push(entry);
    }
    entry.text = MARK + name;
    let shape = plane.planeElement.find(one => one.bpmnElement === entry);
    if (!shape) {
      const width = 40 + 8 * name.length;
      const bounds = bpmn.create('dc:Bounds', { x: corner.x, y: corner.y, width, height: 30 });
      shape = bpmn.create('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: entry, bounds });
      plane.planeElement.push(shape);
      corner.x += width + 20;
    }
    paint(shape, colour);
  }
};

/** Shows on every plane of the model in this file who acts. */
export const showActors = (bpmn, file, { diagrams = [] }) => {
  const cast = casting(file);
  for (const { plane } of diagrams) show(bpmn, cast, plane);
};
