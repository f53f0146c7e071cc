// Turns what the engine's history answers into rows of text. Knows nothing of the page.

export const PAGE = 50;

/** The question for completed lifecycles, the last ended first. Called processes show up on the page of their caller. */
export const completed = filter => ({
  finished: true,
  rootProcessInstances: true,
  sorting: [{ sortBy: 'endTime', sortOrder: 'desc' }],
  ...filter,
});

export const moment = text => (text ? text.slice(0, 19).replace('T', ' ') : '');

export const duration = milliseconds => {
  if (milliseconds === null || milliseconds === undefined) {
    return '';
  }
  const minutes = Math.floor(milliseconds / 60000);
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ].filter(([amount]) => amount > 0);
  return parts.length ? parts.map(([amount, unit]) => `${amount} ${unit}`).join(' ') : '< 1 min';
};

export const outcome = state =>
  ({
    COMPLETED: 'completed',
    EXTERNALLY_TERMINATED: 'ended from outside',
    INTERNALLY_TERMINATED: 'ended by its model',
    ACTIVE: 'running',
    SUSPENDED: 'suspended',
  })[state] ?? String(state ?? '').toLowerCase();

export const instanceRow = instance => ({
  id: instance.id,
  key: instance.businessKey || instance.id,
  process: `${instance.processDefinitionName || instance.processDefinitionKey}, version ${instance.processDefinitionVersion}`,
  outcome: outcome(instance.state),
  started: moment(instance.startTime),
  ended: moment(instance.endTime),
  took: duration(instance.durationInMillis),
  by: instance.startUserId || '',
});

/** A multi-instance body is bookkeeping of the engine, not a step that anybody took. */
export const path = activities =>
  activities
    .filter(activity => activity.activityType !== 'multiInstanceBody')
    .map(activity => [
      activity.activityName || activity.activityId,
      activity.activityType,
      activity.assignee || '',
      moment(activity.startTime),
      moment(activity.endTime),
      activity.canceled ? 'cancelled' : activity.endTime ? 'done' : 'open',
    ]);

export const operations = entries =>
  entries.map(entry => [
    moment(entry.timestamp),
    entry.userId || '',
    entry.operationType,
    entry.entityType,
    entry.property || '',
    entry.newValue || '',
  ]);

/** What people decided, by the words of the form, on the clock of the programme. */
export const decisions = taken =>
  taken.map(decision => [
    decision.stepName,
    decision.comment ? `${decision.decision}: ${decision.comment}` : decision.decision,
    decision.by ? `${decision.by}, ${decision.role}` : 'somebody consulted',
    decision.decided,
    decision.contentDigest ?? '',
  ]);

const LONG = 500;

export const value = variable => {
  if (variable.value === null || variable.value === undefined) {
    return '';
  }
  const text = typeof variable.value === 'object' ? JSON.stringify(variable.value) : String(variable.value);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
};

export const variables = list => list.map(variable => [variable.name, variable.type, value(variable)]);

export const incidents = list =>
  list
    .filter(incident => !incident.rootCauseIncidentId || incident.rootCauseIncidentId === incident.id)
    .map(incident => [
      moment(incident.createTime),
      moment(incident.endTime) || 'open',
      incident.activityId || '',
      incident.incidentMessage || '',
    ]);

/** The id at the end of an address like {@code #/history/process-instance/abc?x=y}. */
export const idOf = hash => decodeURIComponent(hash.split('?')[0].split('/').pop() ?? '');
