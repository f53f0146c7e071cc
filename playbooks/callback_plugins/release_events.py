# Writes one JSON object per line for each play/task/host event. Allow-list only: never args, stdout, diff, facts.
from __future__ import annotations
import json, os, time
from ansible import context
from ansible.plugins.callback import CallbackBase
from ansible.release import __version__ as ansible_version

DOCUMENTATION = '''
    name: release_events
    type: notification
    short_description: JSON lines event stream for Slipway
    description: One line per event to the file named by RELEASE_EVENTS_FILE. Does nothing when it is unset.
    requirements:
      - enable with ANSIBLE_CALLBACKS_ENABLED=release_events
'''
MSG_MAX = 500


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = 'notification'
    CALLBACK_NAME = 'release_events'
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self):
        super().__init__()
        path = os.environ.get('RELEASE_EVENTS_FILE')
        if not path:
            self.disabled = True
            return
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self._run = os.environ.get('RELEASE_RUN_ID', '')
        self._seq = 0
        self._t0 = {}
        self._play = None
        try:
            with open(os.environ['RELEASE_REDACT_FILE']) as f:
                self._secrets = sorted((s for s in json.load(f) if len(s) >= 4), key=len, reverse=True)
        except (KeyError, OSError, ValueError):
            self._secrets = []

    def _clean(self, v):
        if v is None:
            return None
        s = v if isinstance(v, str) else str(v)
        for k in self._secrets:
            s = s.replace(k, '********')
        return s if len(s) <= MSG_MAX else s[:MSG_MAX] + '…'

    def _emit(self, event, **kw):
        self._seq += 1
        d = {'v': 1, 'seq': self._seq, 'ts': round(time.time(), 3), 'run': self._run, 'event': event}
        d.update((k, v) for k, v in kw.items() if v is not None)
        os.write(self._fd, (json.dumps(d, ensure_ascii=True, separators=(',', ':')) + '\n').encode())

    def _task(self, t):
        return {'task_id': str(t._uuid), 'task': self._clean(t.get_name().strip()), 'action': t.action}

    # -- run / play / task
    def v2_playbook_on_start(self, playbook):
        a = context.CLIARGS
        self._emit('run_start', ansible=ansible_version, playbook=os.path.basename(playbook._file_name), limit=a.get('subset'),
                   check=bool(a.get('check')), tags=list(a.get('tags') or ()), forks=a.get('forks'), pid=os.getpid())

    def v2_playbook_on_play_start(self, play):
        self._play = play
        vm = play.get_variable_manager()
        hosts = None
        try:
            inv = vm._inventory
            hosts = [h.name for h in inv.get_hosts(play.hosts, order=play.order)]
        except Exception:
            pass
        self._emit('play_start', play_id=str(play._uuid), play=self._clean(play.get_name().strip()), hosts=hosts)

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._emit('task_start', **self._task(task))

    def v2_playbook_on_handler_task_start(self, task):
        self._emit('task_start', handler=True, **self._task(task))

    def v2_playbook_on_no_hosts_matched(self):
        self._emit('no_hosts_matched')

    def v2_playbook_on_no_hosts_remaining(self):
        self._emit('no_hosts_remaining')

    # -- host results
    def v2_runner_on_start(self, host, task):
        self._t0[(host.name, task._uuid)] = time.time()
        self._emit('host_start', host=host.name, task_id=str(task._uuid))

    def _host(self, event, result, **kw):
        r = result._result
        t0 = self._t0.pop((result._host.name, result._task._uuid), None) if not event.startswith('item') and event != 'host_retry' else None
        no_log = bool(r.get('_ansible_no_log')) or 'censored' in r
        d = self._task(result._task)
        d.update(host=result._host.name, changed=bool(r.get('changed', False)), ms=None if t0 is None else int((time.time() - t0) * 1000))
        if no_log:
            d['no_log'] = True
        elif event in ('host_failed', 'host_unreachable', 'item_failed', 'host_retry'):
            d['msg'] = self._clean(r.get('msg'))
            d['rc'] = r.get('rc')
        elif event == 'host_skipped':
            d['msg'] = self._clean(r.get('skip_reason'))
        d.update(kw)
        self._emit(event, **d)

    def v2_runner_on_ok(self, result):
        self._host('host_ok', result)
        st = result._result.get('ansible_stats')     # set_stats: live per-host outcome; stats.custom only comes at the end
        if isinstance(st, dict) and st.get('per_host'):
            data = st.get('data') or {}
            self._emit('outcome', host=result._host.name, **{k: self._clean(data[k]) for k in ('release_outcome', 'release_version') if k in data})

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._host('host_failed', result, ignored=True if ignore_errors else None)

    def v2_runner_on_skipped(self, result):
        self._host('host_skipped', result)

    def v2_runner_on_unreachable(self, result):
        self._host('host_unreachable', result, ignored=True if result._task.ignore_unreachable else None)

    def v2_runner_retry(self, result):
        self._host('host_retry', result, attempt=result._result.get('attempts'), retries=result._result.get('retries'))

    def v2_runner_item_on_failed(self, result):
        self._host('item_failed', result, item=None if result._result.get('_ansible_no_log') else self._clean(result._result.get('_ansible_item_label')))

    # -- end
    def v2_playbook_on_stats(self, stats):
        hosts = {h: stats.summarize(h) for h in sorted(stats.processed)}
        custom = {k: v for k, v in (stats.custom or {}).items()}
        for h, s in hosts.items():
            c = custom.get(h) or {}
            s['outcome'] = c.get('release_outcome')
            s['version'] = c.get('release_version')
        self._emit('stats', hosts=hosts)
        os.fsync(self._fd)
