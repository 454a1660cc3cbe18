// Everything a fresh clone needs before the first script: the right Node and the locked dependencies.
// Plain JavaScript without imports of ours, because nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(`Yunpu needs Node 20.12 or newer; this is ${process.version}. See .nvmrc.`);
  process.exit(1);
}

const stamp = 'node_modules/.yunpu-lock';
const locked = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== locked) {
  console.log('Installing the locked dependencies (npm ci); about two minutes on a laptop.');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(
      'npm ci failed. Nothing else was changed; fix the message above and run the command again.',
    );
    process.exit(status ?? 1);
  }
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, locked);
}
