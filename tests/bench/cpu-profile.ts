import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an order's CPU is spent in. `runtime`: garbage collection, and native work with no JavaScript on the stack. */
export type Part = 'gateway' | 'function' | 'sdk' | 'engine' | 'runtime';
export const partNames: readonly Part[] = ['gateway', 'function', 'sdk', 'engine', 'runtime'];

type Frame = { functionName: string; url: string; lineNumber: number };
type ProfileNode = { id: number; callFrame: Frame; children?: number[] };
type Profile = { nodes: ProfileNode[]; startTime: number; samples: number[]; timeDeltas: number[] };

/** Sampled time at work, in microseconds: by part, and by the function that was running. */
export type Samples = { readonly parts: Map<Part, number>; readonly places: Map<string, number> };

/** Of the thread that answers HTTP: what is not the engine is the gateway. */
function ownerInMain(url: string): Part | undefined {
  if (/\/localcloud\/src\/(engine|services\/database)\//.test(url)) return 'engine';
  if (/\/node_modules\/(@?libsql|bson|mingo)\//.test(url)) return 'engine';
  return url.startsWith('file:') || url.startsWith('/') ? 'gateway' : undefined;
}

/** Of an instance: the uploaded bundle, packages beside it (the SDK and what it stands on), and our own runner. */
function ownerInInstance(url: string): Part | undefined {
  if (url.includes('/node_modules/')) return 'sdk';
  if (url.includes('/cloudfunctions/')) return 'function';
  return url.includes('worker eval') ? 'gateway' : undefined;
}

/** Sockets of an instance carry the SDK's calls; its other messages come from the pool. */
const isSocketWork = ({ url }: Frame): boolean =>
  /node:(net|_http|internal\/stream|http|internal\/http)/.test(url);

const shownPlace = ({ functionName, url, lineNumber }: Frame): string => {
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/(localcloud|dist)\//, '$1/');
  return `${functionName || '(anonymous)'} ${file}${url && !url.startsWith('node:') ? `:${lineNumber + 1}` : ''}`;
};

/** Where a thread waits: for events, or for the disk in a call that holds it up. The profiler counts time, not CPU. */
const isWaiting = ({ functionName }: Frame): boolean =>
  functionName === '(idle)' || functionName === 'fdatasync';

/** A frame belongs to the nearest caller (or itself) with an owner; bare Node frames to whom their work is for. */
function ownersOf({ nodes }: Profile, isMain: boolean): Map<number, Part | undefined> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, Part | undefined>();
  const visit = (node: ProfileNode, inherited: Part | undefined, isSocket: boolean): void => {
    const { callFrame } = node;
    const name = callFrame.functionName;
    const own = (isMain ? ownerInMain : ownerInInstance)(callFrame.url) ?? inherited;
    const socket = isSocket || isSocketWork(callFrame);
    const bare: Part = isMain || !socket ? 'gateway' : 'sdk';
    if (isWaiting(callFrame)) owners.set(node.id, undefined);
    else if (name === '(program)' || name === '(garbage collector)' || name === '(root)')
      owners.set(node.id, own ?? 'runtime');
    else owners.set(node.id, own ?? bare);
    for (const child of node.children ?? []) visit(byId.get(child)!, own, socket);
  };
  const [root] = nodes;
  if (root) visit(root, undefined, false);
  return owners;
}

function addProfile(
  profile: Profile,
  isMain: boolean,
  window: readonly [number, number],
  into: Samples,
): void {
  const owners = ownersOf(profile, isMain);
  const frames = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const delta = profile.timeDeltas[index] ?? 0;
    at += delta;
    const part = owners.get(id);
    if (part === undefined || at < window[0] || at > window[1]) continue;
    into.parts.set(part, (into.parts.get(part) ?? 0) + delta);
    const place = `${part}: ${shownPlace(frames.get(id)!)}`;
    into.places.set(place, (into.places.get(place) ?? 0) + delta);
  }
}

/**
 * Reads what `node --cpu-prof` left in `directory`: a file per thread, `CPU.<date>.<time>.<pid>.<thread>...`, thread 0
 * being the main one. Only samples inside `window` count (microseconds of the machine's monotonic clock, which
 * `process.hrtime` shows too).
 */
export function readProfiles(directory: string, window: readonly [number, number]): Samples {
  const samples: Samples = { parts: new Map(), places: new Map() };
  const files = readdirSync(directory).filter((name) => name.endsWith('.cpuprofile'));
  if (files.length < 2)
    throw new Error(`${files.length} CPU profiles in ${directory}: an instance left none`);
  for (const file of files) {
    const profile = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Profile;
    addProfile(profile, file.split('.')[4] === '0', window, samples);
  }
  return samples;
}
