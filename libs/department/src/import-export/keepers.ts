import type { RecordFile } from './record-file.js';

/** Which department's service keeps an entry of the framework. */
export type Keepers = {
  /** Keeps what belongs to nothing else. */
  first: string;
  ofPriority: (id: string) => string;
  ofPage: (id: string) => string;
  ofMandate: (id: string) => string;
  ofParty: (id: string) => string;
};

/** A priority is kept by the department of its first objective; pages, mandates and people go where their priority is. */
export function keepers({ objectives, pages, priorities, roles, spotlights }: RecordFile): Keepers {
  const first = objectives[0]?.department;
  if (!first) throw new Error('The record file has no objective, so that nobody would keep it.');
  const ofPriority = (id: string | undefined) => objectives.find(({ priority }) => priority === id)?.department ?? first;
  const ofPage = (id: string | undefined) => ofPriority(pages.find((page) => page.id === id)?.priority);
  const ofMandate = (id: string | undefined) => ofPriority(priorities.find(({ mandate }) => mandate === id)?.id);
  const ofParty = (id: string) => {
    const role = roles.find(({ holder }) => holder === id);
    const spotlight = spotlights.find(({ parties }) => parties.includes(id));
    return role ? ofMandate(role.mandate) : spotlight ? ofPage(spotlight.page) : first;
  };
  return { first, ofPriority, ofPage, ofMandate, ofParty };
}
