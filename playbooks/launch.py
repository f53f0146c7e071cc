#!/usr/bin/python3 -I
"""Carries out one run and outlives whoever started it: launch.py RUN_DIRECTORY

Reads request.json (argv, env, timeout_s, kill_grace_s) and watches for the file `cancel`; leaves rc.json.
Exit 75: somebody else has claimed this run.
"""
import ctypes, json, os, shutil, signal, subprocess, sys, tempfile, time


def boot_id():
    with open('/proc/sys/kernel/random/boot_id') as f:
        return f.read().strip()


def start_ticks(pid):
    with open(f'/proc/{pid}/stat') as f:
        return int(f.read().rsplit(')', 1)[1].split()[19])


def write(name, content):
    temporary = f'{name}.{os.getpid()}.tmp'
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, json.dumps(content).encode())
    os.fsync(fd)
    os.close(fd)
    return temporary


def sync_directory():
    fd = os.open('.', os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


def claim():
    me = os.getpid()
    temporary = write('claim', {'pid': me, 'start': start_ticks(me), 'boot': boot_id(), 'at': time.time()})
    try:
        os.link(temporary, 'claim')     # exclusive, and never seen half written
        sync_directory()
        return True
    except FileExistsError:
        return False
    finally:
        os.unlink(temporary)


def start(request, sockets):
    libc = ctypes.CDLL(None)

    def child():
        libc.prctl(1, signal.SIGINT)    # PR_SET_PDEATHSIG: the playbook is interrupted if this process is killed
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())

    out = os.open('stdout.log', os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    err = os.open('stderr.log', os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return subprocess.Popen(request['argv'], env={**request['env'], 'ANSIBLE_SSH_CONTROL_PATH_DIR': sockets},
                            stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=child, process_group=0)


def supervise(process, request, stop, started):
    deadline = started + request['timeout_s']
    steps = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]
    next_at, sent = None, []
    while True:
        try:
            process.wait(0.2)
            return sent
        except subprocess.TimeoutExpired:
            now = time.time()
        if next_at is None:
            if os.path.exists('cancel'):
                stop['why'] = stop['why'] or 'cancel'
            elif now > deadline:
                stop['why'] = stop['why'] or 'timeout'
            if stop['why']:
                next_at = now
        if next_at is not None and now >= next_at and steps:
            step = steps.pop(0)
            sent.append(step.name)
            kill_group(process, step)
            next_at = now + request['kill_grace_s']


def kill_group(process, number):
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


def clean_up(sockets):
    for name in os.listdir(sockets):
        subprocess.run(['ssh', '-F', '/dev/null', '-O', 'exit', '-S', os.path.join(sockets, name), 'nobody'],
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=5)
    shutil.rmtree(sockets, ignore_errors=True)
    shutil.rmtree('tmp', ignore_errors=True)
    try:
        os.unlink('vars.json')
    except FileNotFoundError:
        pass


def run():
    with open('request.json') as f:
        request = json.load(f)
    stop = {'why': None}
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda n, frame: stop.__setitem__('why', stop['why'] or f'signal {n}'))
    started, rc, sent = time.time(), None, []
    sockets = tempfile.mkdtemp(prefix='slw-', dir='/tmp')     # socket paths end at about 108 characters
    if os.path.exists('cancel'):
        stop['why'] = 'cancel'
    else:
        try:
            process = start(request, sockets)
            sent = supervise(process, request, stop, started)
            kill_group(process, signal.SIGKILL)
            rc = process.returncode
        except OSError as missing:
            with open('stderr.log', 'a') as f:
                f.write(f'{missing}\n')
            rc = 127
    try:
        clean_up(sockets)
    finally:
        os.rename(write('rc.json', {'rc': rc, 'stopped': stop['why'], 'signals': sent, 'started': started,
                                    'ended': time.time()}), 'rc.json')
        sync_directory()


def main():
    os.umask(0o077)
    os.chdir(sys.argv[1])
    try:
        os.setsid()
    except OSError:
        pass
    if not claim():
        return 75
    run()
    return 0


sys.exit(main())
