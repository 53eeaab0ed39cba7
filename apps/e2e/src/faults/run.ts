import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { briefly, log } from '@milepost/service';
import { check } from './check/check.js';
import type { Bounds } from './check/service.js';
import type { Evidence, Finding, Poison } from './check/evidence.js';
import { injectors } from './inject/index.js';
import type { Heal, Scene } from './inject/injector.js';
import { type Commitments, Load } from './load/load.js';
import { readHistory } from './load/history.js';
import { ends, recordOf } from './look/record-of.js';
import { sampleOn } from './look/samples.js';
import { countEvents } from './look/tables.js';
import { type Fault, LOAD, nameOfFault } from './plan/plan.js';
import { departments, type Stand } from './stand/stand.js';

export interface RunSettings {
  stand: Stand;
  /** Unlike any earlier run's on this stand. */
  name: string;
  seed: number;
  faults: readonly Fault[];
  /** Each fault must find what it harms; of several by chance one may have taken another's target away. */
  sure: boolean;
  within: Bounds;
}

export interface RunResult {
  name: string;
  seed: number;
  faults: string[];
  operations: number;
  recorded: number;
  unknown: number;
  refused: number;
  /** Milliseconds; null: it never recovered. */
  recovery: number | null;
  seconds: number;
  findings: Finding[];
  /** Holds the clients' history and the evidence. */
  folder: string;
}

const AFTERWARDS = 300;
const GIVE_UP = 45_000;

/** One run: load, faults, healing, recovery, and what the checker says of it. */
export async function run(settings: RunSettings): Promise<RunResult> {
  const { stand, name, seed, faults, within } = settings;
  const begun = performance.now();
  const folder = join(stand.folder, 'runs', name);
  await mkdir(folder, { recursive: true });
  const evidence = await evidenceOf(settings, folder);
  return resultOf(evidence, check(evidence, within), {
    name,
    seed,
    faults: faults.map(nameOfFault),
    recovery: evidence.recoveries[0]!.milliseconds,
    folder,
    seconds: (performance.now() - begun) / 1000,
  });
}

async function evidenceOf(settings: RunSettings, folder: string): Promise<Evidence> {
  const { stand, name, seed, faults, within } = settings;
  const poison: Poison[] = [];
  const from = await ends(stand);
  const load = await Load.begin(stand, { name, seed, folder, isParked: () => poison.length > 0 });
  const sampling = new AbortController();
  const samples = sampleOn(stand, sampling.signal);
  const scene = { stand, commitments: load.commitments, poison, within };
  await Promise.all([sleep(LOAD), ...faults.map((fault) => harmAndHeal(fault, settings, scene))]);
  const healed = performance.now();
  await sleep(AFTERWARDS);
  const { reads, sight } = await load.end();
  const recovery = (await recovered(stand, load.commitments)) ? performance.now() - healed : null;
  sampling.abort();
  const alone = faults.every(({ kind }) => kind === 'poison');
  return {
    ...(await readHistory(load.history.path)),
    ...(await recordOf(scene, from)),
    ...(await samples),
    reads,
    poison,
    sight: alone ? sight : { before: [], whileParked: [] },
    recoveries: [{ after: faults.map(nameOfFault).join(', '), milliseconds: recovery }],
    rebuilds: [],
  };
}

async function harmAndHeal(fault: Fault, { sure }: RunSettings, scene: Scene): Promise<void> {
  await sleep(fault.at);
  const heal = await harm(fault, sure, () => injectors[fault.kind](fault, scene));
  await sleep(fault.lasts);
  await harm(fault, sure, async () => heal?.());
}

async function harm(fault: Fault, sure: boolean, inject: () => Promise<Heal | void>): Promise<Heal | void> {
  try {
    return await inject();
  } catch (error) {
    if (sure) throw error;
    log.debug({ fault: nameOfFault(fault), ...briefly(error) }, 'a fault found nothing to harm');
  }
}

/** Waits until all that was recorded is shown and every service is ready; false when that does not come. */
async function recovered(stand: Stand, commitments: Commitments): Promise<boolean> {
  const all = Object.values(commitments).flat();
  for (const deadline = Date.now() + GIVE_UP; Date.now() < deadline; await sleep(100)) {
    const counts = await Promise.all([
      ...departments.map((department) => countEvents(stand.database(department), 'outbox', commitments[department])),
      countEvents(stand.database('aggregator'), 'history', all),
    ]).catch(() => undefined);
    if (counts && counts[0]! + counts[1]! === counts[2]! && (await stand.untilReady(1_000))) return true;
  }
  return false;
}

type About = Pick<RunResult, 'name' | 'seed' | 'faults' | 'recovery' | 'folder' | 'seconds'>;

function resultOf(evidence: Evidence, findings: Finding[], about: About): RunResult {
  const count = (is: string) => evidence.operations.filter(({ outcome }) => outcome.is === is).length;
  return {
    ...about,
    operations: evidence.operations.length,
    recorded: count('recorded'),
    unknown: count('unknown'),
    refused: count('refused'),
    findings,
  };
}
