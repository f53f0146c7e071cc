// Completed releases and the full record of each, for auditors: the community edition of Cockpit shows neither.
// Data reaches the page as text nodes only.
import {
  PAGE,
  completed,
  decisions,
  idOf,
  incidents,
  instanceRow,
  operations,
  path,
  variables,
} from './model-1.js';

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children.map(child => (child instanceof Node ? child : document.createTextNode(child))));
  return made;
};

const table = (caption, heads, rows) =>
  element(
    'div',
    { class: 'slipway-table' },
    element('h4', {}, `${caption} (${rows.length})`),
    rows.length === 0
      ? element('p', {}, 'Nothing.')
      : element(
          'table',
          { class: 'table table-striped cam-table' },
          element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
          element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, cell))))),
        ),
  );

/** What few readers look for, behind a switch of its own. */
const folded = (caption, heads, rows) =>
  element(
    'details',
    { class: 'slipway-fold' },
    element('summary', {}, `${caption} (${rows.length})`),
    table(caption, heads, rows),
  );

const engine = api => {
  const ask = async (address, options = {}) => {
    const answer = await fetch(api.engineApi + address, {
      ...options,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': api.CSRFToken },
    });
    if (!answer.ok) {
      throw new Error(`The engine answered ${answer.status}; you may lack the right to read history.`);
    }
    return answer.json();
  };
  return {
    read: (address, parameters) => ask(`${address}?${new URLSearchParams(parameters)}`),
    post: (address, body) => ask(address, { method: 'POST', body: JSON.stringify(body) }),
  };
};

const link = row => element('a', { href: `#/history/process-instance/${encodeURIComponent(row.id)}` }, row.key);

/** Runs the work and writes a failure where its result would have been, unless the view is gone by then. */
const show = async (view, work) => {
  try {
    const made = await work();
    if (view.isConnected) {
      view.append(...made);
    }
  } catch (failure) {
    view.append(element('div', { class: 'alert alert-danger', role: 'alert' }, failure.message));
  }
};

/** Notices, runs and what was shown stand on the page of the release. */
const releasePage = instance =>
  instance.businessKey
    ? [element('p', {}, element('a', { href: `/releases/${encodeURIComponent(instance.businessKey)}` }, `Page of ${instance.businessKey}`))]
    : [];

const DECIDED = ['Step', 'Decision', 'Who', 'When', 'SHA-256 of what was shown'];

/** The decisions about the whole release, whichever of its processes this is. */
const decided = async instance => {
  if (!instance.businessKey) {
    return [];
  }
  const answer = await fetch(`/api/releases/${encodeURIComponent(instance.businessKey)}/decisions`, {
    headers: { Accept: 'application/json' },
  });
  if (!answer.ok) {
    return [element('div', { class: 'alert alert-warning', role: 'alert' }, `The decisions cannot be read here (${answer.status}).`)];
  }
  return [table('Decisions', DECIDED, decisions(await answer.json()))];
};

const HEADS = ['Release', 'Process', 'Outcome', 'Started', 'Ended', 'Took', 'Started by'];

const cells = row => [link(row), row.process, row.outcome, row.started, row.ended, row.took, row.by];

const list = (view, api, filter, first = 0) =>
  show(view, async () => {
    const found = await engine(api).post(
      `/history/process-instance?firstResult=${first}&maxResults=${PAGE + 1}`,
      completed(filter),
    );
    const rows = found.slice(0, PAGE).map(instanceRow);
    const made = [table(first === 0 ? 'Ended' : `Ended, from number ${first + 1}`, HEADS, rows.map(cells))];
    if (found.length > PAGE) {
      const older = element('button', { class: 'btn btn-default', type: 'button' }, 'Show older ones');
      older.addEventListener('click', () => {
        older.remove();
        list(view, api, filter, first + PAGE);
      });
      made.push(older);
    }
    return made;
  });

const record = (view, api, id) =>
  show(view, async () => {
    const { read, post } = engine(api);
    const only = { processInstanceId: id };
    const [instance, called, activities, operated, valued, troubled] = await Promise.all([
      read(`/history/process-instance/${encodeURIComponent(id)}`, {}),
      post('/history/process-instance', {
        superProcessInstanceId: id,
        sorting: [{ sortBy: 'startTime', sortOrder: 'asc' }],
      }),
      read('/history/activity-instance', { ...only, sortBy: 'startTime', sortOrder: 'asc' }),
      read('/history/user-operation', { ...only, sortBy: 'timestamp', sortOrder: 'asc' }),
      read('/history/variable-instance', {
        ...only,
        sortBy: 'variableName',
        sortOrder: 'asc',
        deserializeValues: false,
      }),
      read('/history/incident', only),
    ]);
    const row = instanceRow(instance);
    return [
      element('h3', {}, `${row.key}: ${row.process}, ${row.outcome}`),
      element('p', {}, `Started ${row.started}${row.by ? ` by ${row.by}` : ''}. ${row.ended ? `Ended ${row.ended}, after ${row.took}.` : 'Still running.'}`),
      ...releasePage(instance),
      ...(await decided(instance)),
      folded('Processes it called', HEADS, called.map(instanceRow).map(cells)),
      folded('Path taken', ['Step', 'Kind', 'Person', 'Began', 'Ended', 'State'], path(activities)),
      folded('What people did in the engine', ['Time', 'Person', 'Operation', 'On', 'Property', 'New value'], operations(operated)),
      folded('Variables', ['Name', 'Type', 'Value'], variables(valued)),
      folded('Incidents', ['Since', 'Resolved', 'At', 'Message'], incidents(troubled)),
    ];
  });

/** A plugin whose view is cleared when Cockpit leaves it. */
const plugin = (id, pluginPoint, more, fill) => {
  let view;
  return {
    id,
    pluginPoint,
    priority: 20,
    ...more,
    render: (node, given) => {
      view = element('div', { class: 'slipway-history container-fluid' });
      node.append(view);
      fill(view, given);
    },
    unmount: () => view?.remove(),
  };
};

const page = (view, title) => {
  view.classList.add('slipway-page');
  view.append(element('h2', {}, title));
};

export default [
  plugin('slipway-completed-link', 'cockpit.navigation', { label: 'Completed releases' }, view => {
    view.replaceWith(element('a', { href: '#/completed-releases' }, 'Completed releases'));
  }),
  plugin(
    'slipway-completed',
    'cockpit.route',
    { properties: { path: '/completed-releases', label: '/completed-releases' } },
    (view, { api }) => {
      page(view, 'Completed releases');
      list(view, api, {});
    },
  ),
  plugin(
    'slipway-record',
    'cockpit.route',
    { properties: { path: '/history/process-instance/:id', label: '/history' } },
    (view, { api }) => {
      page(view, 'Record of a process');
      record(view, api, idOf(location.hash));
    },
  ),
  plugin(
    'slipway-ended-of-process',
    'cockpit.processDefinition.runtime.tab',
    { properties: { label: 'Ended instances' } },
    (view, { api, processDefinitionId }) => list(view, api, { processDefinitionId }),
  ),
  plugin(
    'slipway-record-of-instance',
    'cockpit.processInstance.runtime.tab',
    { properties: { label: 'Record' } },
    (view, { api, processInstanceId }) => record(view, api, processInstanceId),
  ),
];
