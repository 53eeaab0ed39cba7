import type { Shift } from '@milepost/contracts';
import { duration, numberOfTimes, on, plural, roughly } from './en-grammar.js';
import type { Assessment, DeliveryStatus, LegislativeStage, MilestoneStatus } from '../codes.js';
import { phrase, type Phrase } from '../phrase.js';
import type { PartialDate, Span, Text } from '../views/values.js';

const delivery: Record<DeliveryStatus, string> = {
  notStarted: 'No step reported',
  inProgress: 'Under way',
  partiallyDelivered: 'Partly kept',
  delivered: 'Promise kept',
  deferred: 'Put off',
  notPursued: 'Not being pursued',
};

const deliveryShort: Record<DeliveryStatus, string> = {
  ...delivery,
  delivered: 'Kept',
  partiallyDelivered: 'Partly',
  notStarted: 'No step',
};

const stage: Record<LegislativeStage, string> = {
  legislativeInitiative: 'Legislative initiative',
  announced: 'Announced',
  tabled: 'Tabled',
  underNegotiation: 'Under negotiation',
  provisionalAgreement: 'Provisional agreement',
  adopted: 'Adopted',
  published: 'Published',
  inForce: 'In force',
  applicable: 'Applicable',
  withdrawn: 'Withdrawn',
  rejected: 'Rejected',
  lapsed: 'Lapsed',
  repealed: 'Repealed',
  annulled: 'Annulled',
};

const step: Record<MilestoneStatus | 'overdue' | 'overdueNoNews', string> = {
  scheduled: 'Planned',
  met: 'Reached',
  partiallyMet: 'Partly reached',
  notMet: 'Not reached',
  cancelled: 'Cancelled',
  overdue: 'Overdue',
  overdueNoNews: 'Overdue, no news',
};

const verdict: Record<Assessment, string> = {
  notAssessed: 'Not assessed',
  confirmed: 'Confirmed',
  partiallyConfirmed: 'Partly confirmed',
  notConfirmed: 'Not confirmed',
  disputed: 'Disputed',
};

const listed: Record<DeliveryStatus, string> = {
  delivered: 'kept',
  partiallyDelivered: 'partly kept',
  inProgress: 'under way',
  notStarted: 'no step reported',
  deferred: 'put off',
  notPursued: 'not pursued',
};

const moveWords = ({ span, direction }: Shift) => (direction === 'none' ? 'no change' : `${duration(span)} ${direction}`);
const moved = (moves: number) => `moved ${numberOfTimes(moves)}`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The words of the site in English. Every other language is an object of this same type. */
export const en = {
  siteName: 'Milepost',
  skip: 'Skip to content',
  navMain: 'Main',
  navPromises: 'Promises',
  navChanges: 'Changes',
  navDepartments: 'Departments',
  navMethod: 'Method',
  navSearch: 'Search',
  home: 'Home',
  breadcrumb: 'Breadcrumb',
  onThisPage: 'On this page',
  languagesLabel: 'Languages',
  purpose: 'is the public record of what departments of the European Commission promised and what became of it.',
  manner: 'Every number opens the list behind it. Every change has a date, a source and a reason. Nothing is deleted.',
  footMethod: 'How statuses are set',
  footVerify: 'Check the numbers',
  footAccessibility: 'Accessibility',
  footData: 'Data and API',
  footFeeds: 'Feeds and notices',

  asOfToday: (day: PartialDate) => phrase`The record as it stands today, ${day}`,
  earlierDay: 'See an earlier day',
  showDay: 'Show the record as of this day',
  whichKnowledge: 'Which knowledge',
  asItWas: 'As it was',
  asItWasHint: 'What had happened by that day, with everything learned since',
  asWeKnewIt: 'As we knew it',
  asWeKnewItHint: 'Only what the record had been told by that day',
  show: 'Show',
  pastAsItWas: (day: PartialDate) => phrase`As it was ${on(day)}`,
  pastAsKnown: (day: PartialDate) => phrase`As we knew it ${on(day)}`,
  pastBoth: (day: PartialDate, known: PartialDate) => phrase`As it was ${on(day)}, as we knew it ${on(known)}`,
  pastAsItWasNote:
    'You are reading an earlier day. What happened after it is left out; what was learned later about earlier days is included.',
  pastAsKnownNote:
    'You are reading what the record had been told by that day. What was learned later is left out, also about earlier days.',
  pastBothNote: 'You are reading an earlier day, with only what the record had been told by then.',
  showAsKnown: 'Show it as we knew it that day',
  showAsItWas: 'Show it as it was that day',
  changeBefore: (day: PartialDate) => phrase`Change before: ${day}`,
  changeAfter: (day: PartialDate) => phrase`Change after: ${day}`,
  leftOut: (n: number) => `${plural(n, 'later entry is', 'later entries are')} not on this page`,
  anotherDay: 'Choose another day',
  backToToday: 'Back to today',

  delivery: (status: DeliveryStatus) => delivery[status],
  deliveryShort: (status: DeliveryStatus) => deliveryShort[status],
  stage: (code: LegislativeStage) => stage[code],
  step: (code: keyof typeof step) => step[code],
  verdict: (code: Assessment) => verdict[code],

  isKept: (past: boolean) => (past ? 'Was the promise kept?' : 'Is the promise kept?'),
  howFar: (past: boolean) => (past ? 'How far was the law?' : 'How far is the law?'),
  wereReached: 'Were the steps reached?',
  doesAgree: (past: boolean) => (past ? 'Did a reviewer agree?' : 'Does a reviewer agree?'),
  claimedOn: (day: PartialDate) => phrase`Department’s claim, ${day}`,
  noClaim: 'Nothing claimed yet',
  wasUntil: (status: DeliveryStatus, day: PartialDate) => phrase`Was “${delivery[status]}” until ${day}`,
  sinceDay: (day: PartialDate) => phrase`Since ${day}`,
  noDay: 'No date given',
  moreActs: (n: number) => `${plural(n, 'more act', 'more acts')} below`,
  noAct: 'No law needed or named',
  noActNote: 'No binding act belongs to this promise',
  stepsReached: (reached: number, total: number) => `${reached} of ${total} reached`,
  noSteps: 'No steps named',
  noStepsNote: 'No milestone or target is on record',
  stepsOverdue: (n: number) => `${n} overdue`,
  stepsReversed: (n: number) => `${n} reversed`,
  stepsNotReached: (n: number) => `${n} not reached in time`,
  stepsCancelled: (n: number) => `${n} cancelled`,
  stepsDue: (n: number, next: PartialDate): Phrase => (n === 1 ? phrase`1 due ${on(next)}` : phrase`${String(n)} due, next ${on(next)}`),
  allReached: 'None is left',
  noReview: 'No review recorded',
  reviewedOn: (day: PartialDate) => phrase`Reviewed ${on(day)}`,
  newClaim: 'A new claim starts unassessed',
  whereItStands: (past: boolean) => (past ? 'Where it stood' : 'Where it stands'),

  tagKeptLate: 'Kept, late',
  tagLate: (by: Span) => `${duration(by)} late`,
  tagOverdue: (steps: number, noNews: boolean) =>
    steps > 1 ? `${steps} steps overdue` : steps === 1 ? 'One step overdue' : noNews ? step.overdueNoNews : step.overdue,
  tagMoved: (moves: number, sum: Span, back: boolean) =>
    `${capital(moved(moves))}, ${duration(sum)}${moves > 1 ? ' in all' : ''}${back ? ', back to the first date' : ''}`,
  tagUndone: (highest: 'delivered' | 'partiallyDelivered') => `${highest === 'delivered' ? 'Kept' : 'Partly kept'}, then undone`,
  tagNoNewsSince: (day: PartialDate) => phrase`No news since ${day}`,
  tagQuiet: (months: number) => `No news for ${months === 9 ? 'nine' : months} months`,
  tagSourcesDiffer: (values: Phrase | null): Phrase => (values ? phrase`Sources differ: ${values}` : ['Sources differ']),
  tagCorrected: 'Corrected',
  tagRetracted: 'Withdrawn from the record',
  tagJoint: 'Joint promise, counted once',
  tagDepartments: (lead: string, others: string) => (others ? `${lead}, with ${others}` : lead),
  tagMedium: 'Medium confidence',
  tagOneSource: 'One secondary source',
  tagEvidenceMissing: 'Evidence missing',
  tagNotAssessed: 'Claimed, not assessed',
  or: (one: PartialDate, other: PartialDate) => phrase`${one} or ${other}`,

  answerStatus: (status: DeliveryStatus) => delivery[status],
  answerDue: (due: PartialDate, dayOnly: boolean) => (dayOnly ? phrase` and due ${on(due)}` : phrase` and due ${on(due)}`),
  answerUndone: (highest: 'delivered' | 'partiallyDelivered') => `${highest === 'delivered' ? 'Kept' : 'Partly kept'}, then undone.`,
  answerFell: (status: DeliveryStatus, day: PartialDate) => phrase`Since ${day} it stands at “${lower(delivery[status])}” again.`,
  answerMoves: (moves: number, yearOnly: boolean, back: boolean, past: boolean) =>
    `The due ${yearOnly ? 'year' : 'date'} ${past ? 'had' : 'has'} ${moved(moves)}${back ? ` and ${past ? 'was' : 'is'} back where it began` : ''}.`,
  answerOverdue: (n: number, past: boolean) =>
    `${capital(plural(n, 'step', 'steps', true))} ${past ? (n === 1 ? 'was' : 'were') : n === 1 ? 'is' : 'are'} overdue.`,
  answerLate: (n: number, past: boolean) =>
    `${capital(plural(n, 'step', 'steps', true))} ${past ? 'had been' : n === 1 ? 'was' : 'were'} reached late.`,
  answerNoFigure: (past: boolean) => `No figure for it ${past ? 'had' : 'has'} reached the record.`,
  answerLapsed: (act: Text, day: PartialDate, replaced: boolean): Phrase =>
    replaced ? phrase`${act} lapsed ${on(day)}.` : phrase`${act} lapsed ${on(day)} and nothing replaces it.`,
  answerLaw: (code: LegislativeStage, since: PartialDate | null): Phrase =>
    since ? phrase`The law: ${lower(stage[code])} since ${since}.` : [`The law: ${lower(stage[code])}.`],

  saysFrom: (title: string, worded: PartialDate) => phrase`Commission page “${title}”, wording of ${worded}.`,
  saysHeading: (title: string, worded: PartialDate) =>
    phrase`A heading of the Commission page “${title}”, wording of ${worded}. The page has no text under it.`,
  saysFirst: (day: PartialDate) => phrase`The first public word found is of ${day}.`,
  saysNotYet: (worded: PartialDate) =>
    phrase`The wording known today entered the record ${on(worded)}. On this day no Commission page carried it yet.`,
  saysAnnounced: (day: PartialDate) => phrase`First public word: ${day}.`,
  promiseOf: (mandates: string) => `Promise of the Commission ${mandates}`,
  promiseOfCarried: (first: string, last: string) => `Promise of the Commission ${first}, carried into ${last}`,
  inLanguage: (name: string) => `in ${name}`,
  notTranslated: (name: string) => `This text is in ${name}; it has not been translated.`,

  plannedActual: 'Planned against actual',
  otherSteps: 'The other steps, on the same years',
  stepsHeading: 'The steps, planned and reached',
  whatHappened: 'What happened',
  today: 'today',
  thisDay: 'this day',
  todayIs: (day: PartialDate) => phrase`Today, ${day}`,
  yearsFromTo: (from: number, to: number) => `Years ${from} to ${to}`,
  sameAsTable: 'The same as a table',
  tableAsCsv: 'This table as CSV',
  slipNote: (title: Text) =>
    phrase`${title}. Each row is a day on which a due date was stated; time runs from left to right. The grey part is the past.`,
  slipMoves: (moves: number, yearOnly: boolean, past: boolean) =>
    `The due ${yearOnly ? 'year' : 'date'} ${past ? 'had ' : ''}${moved(moves)}`,
  slipRestated: (yearOnly: boolean) => `The same due ${yearOnly ? 'year' : 'date'} was stated more than once`,
  slipStands: (due: PartialDate | null, back: boolean, past: boolean): Phrase =>
    due ? phrase` and ${past ? 'was' : 'is'} ${back ? 'back at' : 'now'} ${due}` : [` and no date ${past ? 'was' : 'is'} given any more`],
  slipWithin: (within: PartialDate, to: PartialDate | null): Phrase => {
    const unit = { year: 'the year', month: 'the month', day: 'the day' }[within.precision];
    return to
      ? phrase`${capitalOn(within)}, ${unit} it was last due, it went ${'to'} ${to}`
      : phrase`${capitalOn(within)}, ${unit} it was last due, the date was dropped`;
  },
  slipWithinBack: (within: PartialDate, to: PartialDate): Phrase =>
    phrase`${capitalOn(within)}, ${{ year: 'the year', month: 'the month', day: 'the day' }[within.precision]} it was last due, it went back to ${to}`,
  slipMet: (met: PartialDate) => phrase`It was reached ${on(met)}`,
  slipFirst: (due: PartialDate | null): Phrase => (due ? phrase`first set: by ${due}` : ['first set: no date given']),
  slipForward: (due: PartialDate) => phrase`pulled forward to ${due}`,
  slipBack: (due: PartialDate) => phrase`put back to ${due}`,
  slipSame: (due: PartialDate) => phrase`stated again: ${due}`,
  slipDropped: 'no date given any more',
  slipNew: (due: PartialDate) => phrase`set to ${due}`,
  movedAfterDue: 'Moved after it was due.',
  noDate: 'no date',
  noDateGiven: 'no date given',
  correctedRow: 'Corrected later; kept for the record.',
  dueNow: (due: PartialDate | null): Phrase => (due ? phrase`due ${due}` : ['no date given']),
  wasDue: (due: PartialDate | null, past: boolean): Phrase => (due ? phrase`${past ? 'it was due' : 'was due'} ${due}` : ['no date given']),
  endsIn: (due: PartialDate, left: Span): Phrase =>
    due.precision === 'day' ? [`The day is in ${roughly(left)}.`] : phrase`The ${due.precision} ${due} ends in ${roughly(left)}.`,
  dueIsOver: (ago: Span) => `Overdue for ${roughly(ago)}.`,
  reachedOn: (day: PartialDate) => phrase`Reached ${on(day)}`,
  noMeasurement: 'No measurement reported.',
  source: 'Source:',
  keySaid: 'the day it was said',
  keySaidIn: 'said in that year or month, day not known',
  keyDueYear: 'the year it was due',
  keyDueDay: 'the day or month it was due',
  keyWeak: 'one source, others differ',
  keyNow: 'due now',
  keyMoves: 'the due date moves',
  keyMet: 'reached',
  rowsHidden: (n: number) => `${n} more`,
  moveBy: moveWords,
  tableCaption: (title: Text) => phrase`Due dates of “${title}”, oldest first`,
  tableLabel: 'Due dates as a table',
  colSaid: 'Said',
  colDueBefore: 'Due before',
  colDueAfter: 'Due after',
  colMove: 'Move',
  colReason: 'Reason',
  colSource: 'Source',
  firstDate: 'first date',
  nothing: '–',

  metOn: (day: PartialDate) => phrase`Reached ${on(day)}${day.precision === 'year' ? ', day not known' : ''}.`,
  noDueSet: 'No due date was set.',
  dueOn: (day: PartialDate) => phrase`Due ${on(day)}.`,
  dueOnDay: 'On the day it was due.',
  inTime: 'In time.',
  lateBy: (by: Span) => `${capital(duration(by))} late.`,
  onTheDay: 'on the day',
  lateShort: (by: Span) => `${duration(by)} late`,
  noNewsFor: (span: Span) => `no news for ${roughly(span)}`,
  overdueFor: (span: Span) => `overdue for ${roughly(span)}`,
  noFigureSince: 'No figure has been reported since: not reached and reached are both possible.',
  nothingSince: 'Nothing has been reported since: not reached and reached are both possible.',
  notOverdueYet: (period: PartialDate) => phrase`Not overdue before ${period} has ended.`,
  ahead: (due: PartialDate, left: Span): Phrase => (due.precision === 'day' ? [`in ${roughly(left)}`] : phrase`some day in ${due}`),
  overdueBy: (span: Span) => `${roughly(span)} overdue`,
  colStep: 'Step',
  colStatus: 'Status',
  colDue: 'Due',
  colReached: 'Reached',
  planTable: 'The steps as a table',
  inForceThenEnded: (code: LegislativeStage) => `In force, then ${lower(stage[code])}`,
  forceFrom: (day: PartialDate) => phrase`In force ${on(day)}`,
  forceEnded: (code: LegislativeStage, day: PartialDate) => phrase`${lower(stage[code])} ${on(day)}`,
  forceNothing: (days: string) => `Nothing replaces it: ${days} so far.`,
  inForceLabel: 'in force',
  statusChanges: (title: Text) => phrase`Delivery status of “${title}” over time`,
  statusNote: 'The department’s claim over time. A slope means that only the month or year of the change is known.',
  statusHeadline: (ups: PartialDate | null, fall: PartialDate): Phrase =>
    ups ? phrase`Delivery went up ${on(ups)} and down ${on(fall)}` : phrase`Delivery went down ${on(fall)}`,
  statusFrom: (status: DeliveryStatus, day: PartialDate) => phrase`${lower(delivery[status])} from ${day}`,
  statusTable: 'Delivery status as a table',
  colFrom: 'From',
  colDelivery: 'Delivery',

  law: (n: number) => (n === 1 ? 'The law behind it' : 'The laws behind it'),
  notReported: 'not reported',
  notYet: 'not yet',
  whereNow: '(where it is now)',
  daysToDeliver: (days: string) => `From tabled to in force: ${days}.`,
  days: (n: number) => plural(n, 'day', 'days'),
  expiryMoved: (from: PartialDate, to: PartialDate, by: Text | null): Phrase =>
    by ? phrase`Expiry moved from ${from} to ${to} by ${by}.` : phrase`Expiry moved from ${from} to ${to}.`,
  votes: 'Votes that did not move the stage:',
  moreActsFold: (n: number) => plural(n, 'more act', 'more acts'),
  movedUnder: 'Its stages are reported under',
  documents: 'Papers behind it',
  procedureName: 'Procedure',

  claimAndAssessment: 'Claim and assessment',
  departmentSays: 'What the department says',
  reviewerSays: 'What an independent reviewer says',
  claimedBy: (department: string, day: PartialDate, basis: 'page' | 'datedEvidence' | null): Phrase =>
    phrase`Claimed by ${department} ${on(day)}${basis === 'page' ? ', because the Commission page says so' : basis === 'datedEvidence' ? ', from the dated evidence named' : ''}.`,
  nothingClaimed: (department: string) => `${department} has claimed nothing about this promise.`,
  evidenceLabel: 'Evidence:',
  assessedBy: (assessor: string | null, day: PartialDate): Phrase => phrase`Assessed by ${assessor ?? 'a reviewer'} ${on(day)}.`,
  nobodyAssessed: 'Nobody outside the department has reviewed this claim. A department cannot confirm its own.',

  sourcesDiffer: 'Where sources differ',
  recordUses: 'The record uses',
  recordUsedUntil: (day: PartialDate) => phrase`The record used, until ${day}`,
  otherSays: 'Another source says',
  suggest: 'Send a source that settles it',

  evidence: 'Evidence',
  evidenceCaption: (n: number) =>
    `${capital(plural(n, 'source', 'sources', true))}. High: an institution’s page or two agreeing pages. Medium: one secondary page. Low is never used as a fact.`,
  evidenceTable: 'Evidence as a table',
  noEvidence: 'No source has been named.',
  colPublisher: 'Publisher',
  colPublished: 'Published',
  colConfidence: 'Confidence',
  confidence: (code: 'high' | 'medium' | 'low') => ({ high: 'High', medium: 'Medium', low: 'Low' })[code],
  confidenceNote: (code: 'medium' | 'low') => (code === 'medium' ? 'medium confidence' : 'low confidence'),
  addressNotKept: 'address not kept',

  history: (past: boolean) => (past ? 'History up to this day' : 'History'),
  historyCount: (n: number) =>
    `${capital(plural(n, 'entry', 'entries'))}, newest first. Nothing is deleted; a correction stands beside what it corrects.`,
  historyPart: (shown: number, total: number) => `The newest ${shown} of ${total} entries.`,
  historyAll: (total: number) => `All ${total} entries`,
  noHistory: 'Nothing has been reported about this yet.',
  dayNotKnown: 'day not known',
  changeDelivery: (from: DeliveryStatus, to: DeliveryStatus) => `Delivery: from “${delivery[from]}” to “${delivery[to]}”`,
  changeDueSet: (title: Text, due: PartialDate | null): Phrase =>
    due ? phrase`Due date set: ${title}, ${due}` : phrase`Step planned, no date given: ${title}`,
  changeDueMoved: (from: PartialDate | null, to: PartialDate | null, by: string | null): Phrase =>
    from && to
      ? phrase`Due date moved from ${from} to ${to}${by ? `, ${by}` : ''}`
      : to
        ? phrase`Due date set to ${to}`
        : phrase`Due date dropped; it was ${from ?? 'not given'}`,
  changeStep: (kind: 'stepReached' | 'stepPartlyReached' | 'stepMissed' | 'stepReversed' | 'stepCancelled', title: Text) =>
    phrase`${{ stepReached: 'Step reached', stepPartlyReached: 'Step partly reached', stepMissed: 'Step not reached', stepReversed: 'Step no longer true', stepCancelled: 'Step cancelled' }[kind]}: ${title}`,
  changeMeasured: (title: Text, value: string) => phrase`Measured: ${value} (${title})`,
  changeExtended: (from: PartialDate | null, to: PartialDate): Phrase =>
    from ? phrase`Extended: from ${from} to ${to}` : phrase`Extended to ${to}`,
  changeAssessed: (code: Assessment) => `Assessment: ${lower(verdict[code])}`,
  changeCorrected: 'Corrected',
  changeRetracted: 'Withdrawn from the record',
  reasonIs: (reason: Text) => phrase`Reason: ${reason}`,
  followsFrom: (cause: Text) => phrase`Follows from: ${cause}`,
  correctedBy: 'Corrected by a later entry. Kept for the record.',
  retractedBy: 'Withdrawn by a later entry. Kept for the record.',
  seeEntry: 'See that entry',
  saidBy: (who: string) => `Entered by ${who}.`,
  noEvidenceWhy: (why: Text) => phrase`No evidence: ${why}`,

  inCharge: 'Who is in charge',
  roleSince: (title: Text, day: PartialDate | null): Phrase => (day ? phrase`${title}, since ${day}` : [title]),
  notKnownWho: 'Name not on record',
  allSince: (day: PartialDate) => phrase`All since ${day}.`,
  departmentNamed: (label: string) => `Department ${label}`,
  leads: 'Leads this promise.',
  contributes: 'Contributes to this promise.',
  lastNews: (day: PartialDate) => phrase`Last news of any promise: ${day}`,
  noNewsEver: 'No news yet',
  related: 'Promises beside it',
  relation: (kind: 'continues' | 'continuedBy' | 'supports' | 'supportedBy') =>
    ({ continues: 'Continues', continuedBy: 'Continued by', supports: 'Supports', supportedBy: 'Supported by' })[kind],

  followTitle: (what: 'record' | 'priority' | 'promise' | 'promises' | 'department') =>
    ({
      record: 'Follow the whole record',
      priority: 'Follow this priority',
      promise: 'Follow this promise',
      promises: 'Follow these promises',
      department: 'Follow this department',
    })[what],
  followNote: 'You are told when something changes, and from what to what. Never when nothing did.',
  feed: 'Feed',
  calendar: 'Calendar of due dates',
  data: 'Data and webhook',
  byMail: 'By e-mail',

  homeTitle: 'What the Commission promised, what was kept, and what moved',
  homeLead: (promises: number, pages: string, departments: string) =>
    `${promises} promises from ${pages} Commission pages, by ${departments} departments. Each status is a department’s own claim with its evidence.`,
  inWords: (n: number) => numberWord(n),
  lookCloser: 'Look closer',
  lookOverdue: (n: number) => (n === 1 ? 'step is overdue' : 'steps are overdue'),
  lookMoved: (n: number) => (n === 1 ? 'promise has a due date that moved' : 'promises have a due date that moved'),
  lookKeptLate: (n: number) => (n === 1 ? 'was kept late' : 'were kept late'),
  lookUndone: (n: number) => (n === 1 ? 'was kept, then undone' : 'were kept, then undone'),
  lookPartlyUndone: (n: number) => (n === 1 ? 'was partly kept, then undone' : 'were partly kept, then undone'),
  lookQuiet: (n: number) => (n === 1 ? 'has had no news for nine months' : 'have had no news for nine months'),
  lookNotAssessed: (n: number) => (n === 1 ? 'has not been assessed by a reviewer' : 'have not been assessed by a reviewer'),
  lookDiffer: (n: number) => (n === 1 ? 'has sources that differ' : 'have sources that differ'),
  nothingYet: 'Nothing is on the record yet.',
  byDepartment: 'By department',
  byDepartmentCaption: 'Promises by department. Joint promises count once, under the department that leads.',
  noneIn: (statuses: string) => `No promise is ${statuses}.`,
  listed: (status: DeliveryStatus) => listed[status],
  byObjective: 'By mandate and objective',
  objectiveCaption: (label: string) => `Promises of ${label} by objective`,
  group: 'Group',
  all: 'All',
  oneSquare: 'One square, one promise',
  countOf: (n: number, group: string, status: DeliveryStatus) => `${n} ${group}: ${delivery[status]}`,
  newestChanges: 'Newest changes',
  allChanges: (n: string) => `All ${n} changes`,
  due: 'Due',
  justPast: 'Just past, no news',
  nothingOverdue: 'Nothing is overdue.',
  nothingDue: 'No due date lies ahead.',
  allOverdue: (n: number) => `All ${n} overdue steps`,
  next: 'Next',
  allDueDates: 'All due dates as a calendar',
  lastHeard: 'When each department was last heard',
  lastHeardNote:
    'Each mark is a change of the last two years. A gap is silence: nothing was reported, which does not mean that nothing happened.',
  lastNewsOn: (day: PartialDate) => phrase`Last news ${day}`,
  connectionToday: (time: string) => `Connection checked today, ${time}`,
  connectionOn: (day: PartialDate) => phrase`Connection last checked ${on(day)}`,
  connectionNever: 'No connection yet',
  quietFor: (months: number) => `No news for ${months} months`,
  fromMonthTo: (from: PartialDate, to: PartialDate) => phrase`${from} to ${to}`,
  to: 'to',
  fromTo: 'Delivery:',

  priorityOf: (mandate: string) => `Priority of the Commission ${mandate}`,
  promisesUnder: (promises: number, objectives: number) =>
    `${plural(promises, 'promise', 'promises')} under ${plural(objectives, 'objective', 'objectives', true)}. Joint promises count once.`,
  countedAt: (day: PartialDate) => phrase`Counted at ${day}`,
  checkNumbers: 'check the numbers',
  overview: 'Overview',
  wordingOf: 'Wording of the',
  commissionPage: 'Commission page',
  whatEuropeansThink: 'What Europeans think',
  noSurvey: 'No survey is on the record for this day.',
  askedFromTo: (from: PartialDate, to: PartialDate) => phrase`asked from ${from} to ${to}`,
  publishedOn: (day: PartialDate) => phrase`published ${day}`,
  sample: (n: string) => `n\u00a0=\u00a0${n}`,
  surveysDiffer: 'The surveys asked different questions; their figures cannot be compared over time.',
  percent: (value: string) => `${value}%`,
  objectives: 'Objectives',
  how: 'How we will achieve our objectives',
  howNote: 'In the words of the Commission page, each with where it stands.',
  progress: 'Progress to date',
  progressNote: 'Newest first. A date is printed as exactly as it is known.',
  noProgress: 'No news has been received under this priority.',
  allUnderPriority: 'All changes under this priority',
  spotlight: 'In the spotlight',
  noSpotlight: 'Nothing is in the spotlight on this day.',
  policyAreas: 'Policy areas',
  noOwner: 'Outside the departments of this record',
  nobodyInCharge: 'No one is on the record for this day.',

  promisesKept: 'Promises kept',
  keptKick: (mandate: string, priority: string) => `Commission ${mandate} · ${priority}`,
  keptLead: (n: number) =>
    `The Commission closed its term with a page of this name. Here are its ${n} promises in its own words, with where each stands today and what has become of it since.`,
  keptNote: (notAssessed: number, all: number) =>
    notAssessed === all
      ? `“Promise kept” is the department’s claim. None of the ${all} has been assessed by an independent reviewer.`
      : `“Promise kept” is the department’s claim. ${all - notAssessed} of the ${all} have been assessed by an independent reviewer.`,
  headingOnly: 'The page has this heading and no text under it.',
  since: 'Since:',
  nextUp: 'Next:',

  departmentKick: 'Department',
  departments: 'Departments',
  departmentsLead: 'Each department reports on its own promises. A joint promise counts once, under the department that leads.',
  scope: 'What it covers',
  dueNext: 'What is due next',
  overdueHeading: 'What is overdue',
  promisesHeading: 'Its promises',
  noPromises: 'No promise is on the record for this department.',
  lastHeardOne: 'When it was last heard',

  changesTitle: 'Changes',
  changesLead: 'Everything that changed, newest first: what happened, when, and who says so.',
  changesCount: (n: string) => `${n} changes`,
  noChanges: 'Nothing changed that matches.',
  older: 'Older changes',
  regression: 'A change for the worse',

  promisesTitle: 'Promises',
  matching: (n: number) => plural(n, 'promise matches', 'promises match'),
  filters: 'Filters',
  removeFilter: 'Remove the filter',
  clearFilters: 'Clear all filters',
  searchLabel: 'Words in the title or the promise',
  applyFilters: 'Show',
  noMatch: 'No promise matches all of these filters.',
  nearest: 'These lists are not empty:',
  moreRows: 'More promises',

  methodTitle: 'How statuses are set',
  methodLead: 'The words on these pages, what each one means, and the exact rule behind every word that nobody writes.',
  methodWords: 'The words of the four questions',
  methodWordsNote: 'Each question has its own answer. They are never added up into a colour, a score or a percentage.',
  methodDerived: 'The words that follow from dates',
  methodDerivedNote: 'Nobody writes these. They are worked out for the day that is shown, so they change by themselves.',
  methodDates: 'Dates, as exact as they are known',
  methodTimes: 'Two clocks',
  methodCheck: 'Check the numbers yourself',
  colWord: 'Word',
  colMeaning: 'Shown when',
  colRule: 'Rule',

  problemTitle: (status: number) =>
    ({
      400: 'This address cannot be read',
      404: 'There is no page at this address',
      410: 'This page has been moved',
      503: 'The record cannot be read at the moment',
    })[status] ?? 'Something went wrong',
  problemText: (status: number) =>
    ({
      400: 'A day is written as 2024-05-17. Check the address, or start from one of these pages.',
      404: 'It may have been mistyped, or it is not on the record on the day you chose.',
      410: 'The record keeps everything; look for it from one of these pages.',
      503: 'Nothing is lost. Try again in a minute.',
    })[status] ?? 'Nothing is lost. Try again, or start from one of these pages.',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function capitalOn(date: PartialDate): Phrase {
  return date.precision === 'day' ? phrase`On ${date}` : phrase`In ${date}`;
}

function numberWord(n: number): string {
  return plural(n, '', '', true).trim();
}
