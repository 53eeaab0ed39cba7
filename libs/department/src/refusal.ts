/** Why a command was refused. The sentence may change, the code may not: senders act on it. */
export type RefusalCode =
  | 'unknown-entry'
  | 'unknown-commitment'
  | 'already-on-record'
  | 'stale-version'
  | 'stale-value'
  | 'forbidden-transition'
  | 'missing-evidence'
  | 'missing-reason'
  | 'missing-title'
  | 'missing-identifier'
  | 'missing-countries'
  | 'missing-source'
  | 'missing-public-summary'
  | 'missing-expiry'
  | 'not-allowed'
  | 'wrong-department'
  | 'own-claim'
  | 'in-the-future'
  | 'dates-differ'
  | 'not-an-act-of-the-commitment'
  | 'tracked-elsewhere'
  | 'unknown-event'
  | 'unknown-field'
  | 'no-change'
  | 'still-needed'
  | 'no-embargo';

/** `pointer` is a JSON pointer into the body of the command; '' means the whole. */
export type Refusal = { refused: RefusalCode; sentence: string; pointer: string };

export const refuse = (refused: RefusalCode, sentence: string, pointer = ''): Refusal => ({ refused, sentence, pointer });

export const isRefusal = (value: object): value is Refusal => 'refused' in value;

/** The first refusal of a list of checks, each asked only when those before it found nothing. */
export function firstRefusal<Subject>(
  checks: readonly ((subject: Subject) => Refusal | undefined)[],
  subject: Subject,
): Refusal | undefined {
  for (const check of checks) {
    const refusal = check(subject);
    if (refusal) return refusal;
  }
  return undefined;
}
