import type { PageFrame } from '../views.js';
import { d } from './values.js';

export const frame = (more: Partial<PageFrame> = {}): PageFrame => ({
  lang: 'en',
  title: 'Build a Frontex standing corps of 10,000',
  description: 'Under way and due in 2027.',
  path: '/en/commitments/frontex-standing-corps',
  today: d('2026-11-21'),
  firstDay: d('2018-05-01'),
  keep: {},
  past: null,
  section: 'promises',
  navigation: {
    home: '/en/',
    promises: '/en/promises',
    changes: '/en/changes',
    departments: '/en/departments',
    method: '/en/about/method',
    search: null,
  },
  footer: { verify: '/en/about/method#verify', data: '/docs', feeds: null, accessibility: null },
  languages: [],
  alternates: [],
  stylesheet: '/assets/milepost.css',
  icon: '/assets/icon.svg',
  fonts: [],
  script: null,
  ...more,
});
