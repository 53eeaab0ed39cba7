import type { Random } from '../random.js';

export interface Known {
  id: string;
  commitment: string;
  version: number;
  due: string;
}

/** The entries of a department as its clients know them. Two may move the same one at once: then one of them is refused. */
export class Entries {
  private readonly known = new Map<string, Known>();

  learn(known: Known): void {
    if ((this.known.get(known.id)?.version ?? 0) < known.version) this.known.set(known.id, known);
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  /** One that was moved less often than that; undefined when there is none. */
  pick(random: Random, moves: number): Known | undefined {
    const all = [...this.known.values()].slice(-40).filter(({ version }) => version <= moves);
    return all.length > 0 ? random.pick(all) : undefined;
  }
}
