import { readFileSync, writeFileSync } from 'node:fs';

/*
 * A registry mirror may not carry the native bindings of platforms it does not serve; npm then leaves them out of the
 * lock file, and `npm ci` of npm 11 refuses the lock file everywhere. This names them again, by exact version.
 * With --check it only tells what is missing.
 */

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = [];

for (const [owner, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (!isLocked(owner, name, range)) missing.push({ owner, name, version: range.replace(/^[\^~]/, '') });
  }
}

if (process.argv.includes('--check')) {
  for (const { name, version } of missing) console.error(`${file} lacks ${name}@${version}: npm run lock:complete`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else if (missing.length > 0) {
  for (const { owner, name, version } of missing) {
    const taken = lock.packages[`node_modules/${name}`] !== undefined;
    lock.packages[taken ? `${owner}/node_modules/${name}` : `node_modules/${name}`] = {
      version,
      ...platformOf(name),
      dev: true,
      optional: true,
    };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`added ${missing.length} packages to ${file}`);
}

/** Does Node's own look-up, from the owner's folder upwards, find the package in the version asked for? */
function isLocked(owner, name, range) {
  const folders = owner.split('/node_modules/');
  for (let depth = folders.length; depth >= 0; depth--) {
    const folder = folders.slice(0, depth).join('/node_modules/');
    const found = lock.packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found && (/^[\^~]/.test(range) || found.version === range)) return true;
  }
  return false;
}

/** `@oxlint/binding-linux-x64-gnu` → os and cpu, so that npm skips it elsewhere. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.find((word) => /^(?:android|darwin|freebsd|linux|openharmony|win32)$/.test(word));
  const cpu = words.find((word) => /^(?:arm64|arm|x64|ia32|ppc64|riscv64|s390x|wasm32)$/.test(word));
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}
