import type { BulletView, ObjectiveView, PriorityView, PromisesKeptView } from '../views.js';
import { counts, d, en } from './values.js';

const bullet = (statement: string, more: Partial<BulletView> = {}): BulletView => ({
  statement: en(statement),
  from: 'bullet',
  leadIn: null,
  title: en(`About ${statement}`),
  href: `/en/commitments/${statement.length}`,
  status: 'inProgress',
  tags: [],
  since: [],
  ...more,
});

const objective = (id: string, title: string, tagline: string | null, promises: BulletView[]): ObjectiveView => ({
  id,
  title: en(title),
  tagline: tagline === null ? null : en(tagline),
  counts: counts(0, 0, promises.length, 0),
  promises,
});

const weWill = en('We will');
const strategy = 'We will develop a Preparedness Union Strategy to ensure we are better prepared for crises by';

export const priority: PriorityView = {
  title: en('A new era for European Defence and Security'),
  crumb: { trail: [{ href: '/en/', label: 'Home' }], current: 'Defence and Security' },
  mandate: '2024–2029',
  counts: counts(0, 0, 6, 0),
  promises: 6,
  countedOn: d('2026-11-21'),
  list: '/en/promises',
  overview: [en('The European Commission will work to ensure that European citizens are safer and more secure.')],
  page: { href: 'https://commission.europa.eu/priorities-2024-2029/security-and-defence_en', wordedIn: d('2024-12') },
  surveys: [
    {
      title: en('Flash Eurobarometer 574, January 2026'),
      fieldwork: { from: d('2026-01-05'), to: d('2026-01-12') },
      sample: 27292,
      sampleConfidence: 'high',
      publishedOn: d('2026-02-13'),
      findings: [{ statement: en('Say their country is under threat'), value: 68, unit: 'percent' }],
      evidence: [],
    },
  ],
  objectives: [
    objective('build-a-european-defence-union', 'Build a European Defence Union', 'to protect the European Union and its people', [
      bullet('help Member States rebuild national armed forces', { leadIn: weWill }),
      bullet('develop a Single Market for Defence products and services', { leadIn: weWill }),
      bullet('Central to this work will be further strengthening EU-NATO cooperation.', { from: 'sentence' }),
    ]),
    objective('enhance-preparedness', 'Enhance preparedness and crisis management', 'to stand ready to react to crises', [
      bullet(strategy, { from: 'leadIn' }),
      bullet('better preparing the whole of society for possible crises', { leadIn: en(strategy) }),
    ]),
    objective('strengthen-common-borders', 'Strengthen common borders', 'to make them more secure', [
      bullet('develop and EU Visa Policy Strategy', { leadIn: en('To deliver stronger common borders, we will') }),
    ]),
  ],
  approach: en(
    'Over the course of the Commission’s mandate between 2024-2029 and to meet Europe’s security and defence challenges, we will',
  ),
  progress: {
    lead: en('Monitor, follow, and stay updated on the progress of new initiatives'),
    entries: [
      {
        entry: {
          id: 'u1',
          occurredOn: d('2023-11'),
          recordedAt: '2026-11-21T00:00:00.000Z',
          change: { kind: 'update' },
          summary: en('Agreement on new rules'),
          reason: null,
          evidence: [],
          evidenceMissing: en('Kept as posted. The regulation cannot be identified.'),
          confidence: 'low',
          by: null,
          causedBy: null,
          regression: false,
          superseded: null,
        },
        title: en('Council and Parliament reach agreement on new rules regarding defence'),
        text: null,
        note: null,
      },
    ],
    all: '/en/changes',
  },
  spotlights: [
    { title: en('Strengthening Europe’s preparedness'), text: en('It is a matter of urgency.'), commitment: null, from: null, until: null },
  ],
  roles: [
    { title: en('Commissioner for Defence and Space'), holder: 'Andrius Kubilius', since: d('2024-12-01') },
    { title: en('Commissioner for Internal Affairs and Migration'), holder: 'Magnus Brunner', since: d('2024-12-01') },
  ],
  policyAreas: [],
  follow: null,
};

export const promisesKept: PromisesKeptView = {
  crumb: { trail: [{ href: '/en/', label: 'Home' }], current: 'Promises kept' },
  mandate: '2019–2024',
  priority: {
    title: en('Promoting our European way of life'),
    subtitle: en('Protecting our citizens and our values'),
    overviewTitle: en('Delivering on our promises'),
    overview: [en('In an increasingly unpredictable world, we made it a priority to protect our citizens.')],
  },
  promises: 2,
  counts: counts(1, 0, 1, 0),
  notAssessed: 2,
  themes: [
    objective('managing-migration', 'Managing migration', null, [
      bullet('The Blue Card Directive entered into force in November 2021.', {
        status: 'delivered',
        since: [{ kind: 'since', words: ['transposition, due ', d('2023-11-18'), ', is not reported.'] }],
      }),
    ]),
    objective('combating-child-sexual-abuse', 'Combating child sexual abuse', null, [
      bullet('Combating child sexual abuse', { from: 'heading', tags: [{ kind: 'undone', highest: 'partiallyDelivered' }] }),
    ]),
  ],
  policyAreas: [{ statement: en('Preventing antisemitism, protecting and fostering Jewish life'), department: null }],
  learnMore: en('Learn more about what the Commission has done to manage migration responsibly and make Europe more secure'),
  page: { href: null, wordedIn: d('2024') },
  follow: null,
};
