import {
  ChangesPage,
  CommitmentPage,
  DepartmentPage,
  DepartmentsPage,
  HomePage,
  MethodPage,
  plain,
  answer,
  PriorityPage,
  PromisesKeptPage,
  PromisesPage,
} from '@milepost/ui';
import type { VNode } from 'preact';
import type { About } from './frame.js';
import type { Reading } from './reading.js';
import type { ChangesQuery, PromisesQuery } from './site-parameters.js';
import { changesView } from './views/changes-view.js';
import { commitmentView } from './views/commitment-view.js';
import { departmentsView, departmentView } from './views/department-view.js';
import { homeView } from './views/home-view.js';
import { closingOf, priorityView, promisesKeptView } from './views/priority-view.js';
import { promisesView } from './views/promises-view.js';

export interface Built {
  about: About;
  body: VNode;
}

/** Builds one page from one reading of the record; undefined when the record has no such thing on that day. */
export type Build = (reading: Reading) => Built | undefined;

const about = (path: string, title: string, more: Partial<About> = {}): About => ({
  title,
  description: title,
  section: null,
  path,
  query: {},
  data: null,
  ...more,
});

export const home: Build = (reading) => ({
  about: about('', reading.t('homeTitle'), { data: '/v1/scorecard' }),
  body: <HomePage of={homeView(reading)} />,
});

export const commitment =
  (id: string): Build =>
  (reading) => {
    const entry = reading.record.one('commitment', id);
    if (!entry) return undefined;
    const view = commitmentView(entry, reading);
    const description = plain(answer(view.answer, reading.t, reading.past), reading.to.lang);
    return {
      about: about(`commitments/${id}`, view.title.text, { description, section: 'promises', data: `/v1/commitments/${id}` }),
      body: <CommitmentPage of={view} />,
    };
  };

export const priority =
  (id: string): Build =>
  (reading) => {
    const entry = reading.record.one('priority', id);
    if (!entry) return undefined;
    const view = priorityView(entry, reading);
    const description = view.overview[0]?.text ?? view.title.text;
    return {
      about: about(`priorities/${id}`, view.title.text, { description, data: `/v1/commitments?priority=${id}` }),
      body: <PriorityPage of={view} />,
    };
  };

export const promisesKept =
  (mandate: string): Build =>
  (reading) => {
    const entry = closingOf(mandate, reading.record);
    if (!entry) return undefined;
    const view = promisesKeptView(entry, reading);
    const title = `${reading.t('promisesKept')}, ${view.mandate}`;
    return {
      about: about(`promises-kept/${entry.state.mandate}`, title, { data: `/v1/commitments?priority=${entry.id}` }),
      body: <PromisesKeptPage of={view} />,
    };
  };

export const department =
  (id: string): Build =>
  (reading) => {
    const heard = reading.departments.find((one) => one.id === id);
    if (!heard) return undefined;
    return {
      about: about(`departments/${id}`, heard.name, { section: 'departments', data: `/v1/commitments?department=${id}` }),
      body: <DepartmentPage of={departmentView(heard, reading)} />,
    };
  };

export const departments: Build = (reading) => ({
  about: about('departments', reading.t('departments'), { section: 'departments', data: '/v1/departments' }),
  body: <DepartmentsPage of={departmentsView(reading)} />,
});

export const promises =
  ({ after, asOf: _, knownAt: __, clock: ___, ...filter }: PromisesQuery): Build =>
  (reading) => ({
    about: about('commitments', reading.t('promisesTitle'), { section: 'promises', query: { ...filter, after }, data: '/v1/commitments' }),
    body: <PromisesPage of={promisesView(filter, after, reading)} />,
  });

export const changes =
  ({ after, asOf: _, knownAt: __, clock: ___, ...filter }: ChangesQuery): Build =>
  (reading) => ({
    about: about('changes', reading.t('changesTitle'), {
      section: 'changes',
      query: { ...filter, after },
      data: '/v1/events?order=newest',
    }),
    body: <ChangesPage of={changesView(filter, after, reading)} />,
  });

export const method: Build = (reading) => {
  const title = reading.t('methodTitle');
  const view = {
    crumb: { trail: [{ href: reading.to.home(), label: reading.t('home') }], current: reading.t('navMethod') },
    promises: reading.record.all('commitment').length,
    verifyCommand: 'npm run milepost -- verify',
    data: '/openapi.json',
  };
  return { about: about('about/method', title, { section: 'method' }), body: <MethodPage of={view} /> };
};
