import { type Judgement, type Look, Progress } from './progress.js';

const look = (at: number, { behind = 10, overdue = behind, ...more }: Partial<Look> = {}): Look => ({
  ...{ at: at * 1_000, joined: true, behind, overdue, done: 5, held: false },
  ...more,
});
const patience = { regroupAfter: 20_000, exitAfter: 60_000 };
const judge = (...looks: Look[]) => {
  const progress = new Progress(patience);
  return looks
    .map((each) => progress.judge(each))
    .map((judgement: Judgement) => (judgement.is === 'stuck' ? judgement.cure : judgement.is));
};

describe('progress', () => {
  it('is not there until the first time that nothing is left', () => {
    expect(judge(look(0), look(1, { done: 9, behind: 6 }), look(2, { done: 15, behind: 0 }))).toEqual(['waiting', 'waiting', 'well']);
  });

  it('is there when nothing is left of what waited at the look before, though more has come', () => {
    expect(judge(look(0), look(1, { done: 9, overdue: 2 }), look(2, { done: 15, overdue: 0 }))).toEqual(['waiting', 'waiting', 'well']);
  });

  it('is well while messages wait and are projected', () => {
    expect(judge(look(0, { behind: 0 }), look(30, { done: 6 }), look(60, { done: 7 }))).toEqual(['well', 'well', 'well']);
  });

  it('replaces the consumer once, then ends the process', () => {
    const looks = [0, 10, 20, 30, 59, 60].map((at) => look(at));
    expect(judge(...looks)).toEqual(['waiting', 'waiting', 'regroup', 'waiting', 'waiting', 'exit']);
  });

  it('counts again from the last message that was projected', () => {
    expect(judge(look(0), look(19, { done: 6 }), look(38, { done: 6 }), look(40, { done: 6 }))).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'regroup',
    ]);
  });

  it('notices a consumer that never gets into its group', () => {
    expect(judge(look(0, { joined: false, behind: 0 }), look(20, { joined: false, behind: 0 }))).toEqual(['waiting', 'regroup']);
  });

  it('stays as it was while the broker does not answer', () => {
    const progress = new Progress(patience);
    expect(progress.unanswered().is).toBe('waiting');
    progress.judge(look(0, { behind: 0 }));
    expect(progress.unanswered().is).toBe('well');
  });

  it('never blames the consumer for a database that is away', () => {
    expect(judge(look(0), look(100, { held: true }), look(119))).toEqual(['waiting', 'waiting', 'waiting']);
  });
});
