// Runs a script of this repository under the pinned Node, installing what is missing first.
// No dependencies: it must work on a fresh clone under Node 20. It spawns Node 24 itself, because
// a shell's `install && run` would run the second half under the old Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeEnv, nodeFlags } from './node-flags.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.cache', 'moisson-installed');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function installIfNeeded() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('moisson: installing dependencies (once)…\n');
  // `npm ci` refuses a lockfile that lacks another platform's optional package; `--no-save` keeps the exact pins
  // of the lockfile and leaves it untouched (docs/decisions/0002-pinned-runtime.md).
  const npm = spawnSync('npm', ['install', '--no-save', '--no-progress', '--loglevel=error', '--ignore-scripts'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    process.stderr.write('moisson: "npm install" failed (see above). Check the network or the registry, then retry.\n');
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    `moisson: Node 24 is needed and no pinned build exists for ${platform}-${process.arch}. Install Node 24, then retry.\n`,
  );
  process.exit(1);
}

installIfNeeded();
// A signal from the terminal reaches the child by itself; we pass others on. We exit with the child's exit code.
const child = spawn(pinnedNode(), [...nodeFlags(process.argv[2]), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...nodeEnv, ...process.env, MOISSON_LAUNCH_CWD: process.cwd() },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm runs us under a shell that dies of a signal without passing it on: when we become an orphan, we stop the child.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
