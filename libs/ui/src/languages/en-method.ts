/** The exact rules, as the method page prints them. A change of a rule is a change here and in the code that derives it. */
export const method = {
  deliveryMeaning: {
    notStarted: 'No event of delivery has been reported.',
    inProgress: 'The lead department claims that work is under way.',
    partiallyDelivered: 'The lead department claims that a part is kept.',
    delivered: 'The lead department claims that the promise is kept.',
    deferred: 'The lead department has put it off without a new date.',
    notPursued: 'It was withdrawn, with a reason. It stays on the record.',
  },
  stageMeaning: [
    ['legislativeInitiative', 'Named, before any proposal.'],
    ['announced', 'Announced, before any proposal.'],
    ['tabled', 'The Commission has made its proposal.'],
    ['underNegotiation', 'Parliament and Council are working on it.'],
    ['provisionalAgreement', 'Parliament and Council agree; nothing is adopted.'],
    ['adopted', 'Parliament and Council have adopted it.'],
    ['published', 'It stands in the Official Journal.'],
    ['inForce', 'It is law. Its rules may apply later.'],
    ['applicable', 'Its rules apply.'],
    ['lapsed', 'It ended: withdrawn, rejected, lapsed, repealed or annulled. A new attempt is a new act.'],
  ],
  stepMeaning: {
    scheduled: 'Nobody has reported on it, also after its due date.',
    met: 'Reported as reached, with the date.',
    partiallyMet: 'Reported as reached in part, with a reason.',
    notMet: 'Reported as not reached. This is said by somebody, never assumed.',
    cancelled: 'Given up by the lead department, with a reason.',
  },
  verdictMeaning: {
    notAssessed: 'No reviewer has looked at this claim. A new claim sets the answer back to this.',
    confirmed: 'A reviewer of no department agrees with the claim.',
    partiallyConfirmed: 'A reviewer agrees with a part.',
    notConfirmed: 'A reviewer could not confirm the claim.',
    disputed: 'A reviewer disagrees with the claim.',
  },
  derived: [
    [
      'Overdue',
      'The last day of the due period is past and the step is not reported as reached. A step due in a year is overdue on 1 January of the next.',
    ],
    ['Overdue, no news', 'Overdue, and no event about the step since its due date.'],
    [
      'Late',
      'Reached after the last day of its due period. Where a date is less exact than a day, the shortest possible delay is printed as “at least”.',
    ],
    ['Kept, late', 'The promise is kept and the last step it depended on was late.'],
    [
      'Moved',
      'More than one due date in the history. Printed: the number of moves, the sum of all shifts in either direction, and whether it is back at the first date.',
    ],
    [
      'Kept, then undone',
      'The status is lower now than it once was. The highest status ever reached is named, and the word stays for ever.',
    ],
    ['No news for nine months', 'No event for nine months while the promise is neither kept nor given up.'],
    ['Sources differ', 'Two sources give different values for one fact. Both are shown; the record says which one it uses.'],
    ['Joint promise, counted once', 'Several departments contribute. It counts under the one that leads.'],
    ['Days to deliver', 'From the day an act was tabled to the day it entered into force. Empty where a date is less exact than a month.'],
  ],
  evidence: [
    ['High', 'A page of an institution, or two pages that agree.'],
    ['Medium', 'One secondary page. It is named beside the fact.'],
    ['Low', 'Doubtful. Kept on the record, never used as a fact.'],
  ],
  datesText:
    'A date is a day, a month or a year, as exactly as the source knows it. A year is never turned into 1 January. Two dates are compared as periods: only when the whole of one lies before the whole of the other is it earlier.',
  clocksText: [
    'Every change has two dates: the day it happened, and the moment the record learned it.',
    '“As it was” shows what had happened by a day, with everything learned since. “As we knew it” shows only what the record had been told by then. Both are correct, and they differ wherever something was reported late or corrected.',
  ],
  checkText: [
    'Every number is a count of promises in a list; open the number and count them. A joint promise is counted once.',
    'The record can be played back from its first event, and must then give the same numbers. Each entry carries a chain of hashes: a change to any earlier event would break it.',
  ],
} as const;
