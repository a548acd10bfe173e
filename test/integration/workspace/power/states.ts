/** Which states of a disk are looked at: all in which nothing unsynced is there, and a sample of the others. */
import type { Call } from './calls.ts';
import { Disk, type State, type Survival } from './disk.ts';

/** A state after a power cut, and what the program had said by then. */
export interface CutState {
  /** For the message of a failure. */
  name: string;
  state: State;
  said: string[];
}

const NOTHING: Survival = {
  name: () => false,
  patch: () => 'lost',
  sector: () => false,
  sectorSize: 512,
};

/** The first so many steps of the names and of each file, the last of them torn. */
function prefix(random: () => number): Survival {
  let kept = 0;
  const upTo = (index: number, of: number) => {
    if (index === 0) kept = Math.floor(random() * (of + 1));
    return kept - index;
  };
  return {
    name: (index, of) => upTo(index, of) > 0,
    patch: (index, of) => {
      const left = upTo(index, of);
      return left > 1 ? 'whole' : left === 1 ? 'torn' : 'lost';
    },
    sector: () => random() < 0.5,
    sectorSize: random() < 0.5 ? 512 : 4096,
  };
}

/** Any of them, whatever came before. */
function subset(random: () => number): Survival {
  const share = random();
  return {
    name: () => random() < share,
    patch: () => {
      if (random() >= share) return 'lost';
      const fate = random();
      return fate < 0.6 ? 'whole' : fate < 0.85 ? 'torn' : 'zeros';
    },
    sector: () => random() < 0.5,
    sectorSize: random() < 0.5 ? 512 : 4096,
  };
}

/** Which states are looked at. */
export interface Sampling {
  /** How many, beside those in which nothing unsynced is there. */
  sampled: number;
  /** How many at most of them all, drawn by chance; the last is always among them. */
  limit: number;
}

/** States after a power cut during `calls`, in their order. */
export function* cutStates(
  root: string,
  start: State,
  calls: readonly Call[],
  { sampled, limit }: Sampling,
  random: () => number,
): Generator<CutState> {
  const disk = new Disk(root, start);
  const said: string[] = [];
  const cuts = drawCuts(calls, { sampled, limit: limit - 1 }, random);
  for (const [at, call] of calls.entries()) {
    for (const { name, survival } of cuts.filter((cut) => cut.at === at))
      yield { name: `${at}, ${name}`, state: disk.stateAfterCut(survival), said: [...said] };
    disk.apply(call);
    if (call.call === 'say') said.push(call.line);
  }
  yield { name: 'at the end, nothing unsynced', state: disk.stateAfterCut(NOTHING), said };
}

interface Cut {
  at: number;
  name: string;
  survival: Survival;
}

function drawCuts(calls: readonly Call[], { sampled, limit }: Sampling, random: () => number): Cut[] {
  // Between two calls that force something to the disk the durable part stays as it is, and most was said just before the second.
  const bare = calls.flatMap(({ call }, at) =>
    call === 'sync' ? [{ at, name: 'nothing unsynced', survival: NOTHING }] : [],
  );
  const drawn = Array.from({ length: sampled }, (_, n) => ({
    at: Math.floor(random() * calls.length),
    name: `sample ${n}`,
    survival: n % 3 === 0 ? prefix(random) : subset(random),
  }));
  return [...bare, ...drawn]
    .map((cut) => ({ cut, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, limit)
    .map(({ cut }) => cut);
}
