import type { ErrorPage } from '@milepost/service';
import { assets, ProblemPage, renderPage, siteLanguages, translator } from '@milepost/ui';
import { momentOf } from '../api/clocks.js';
import { Addresses } from './addresses.js';
import { pageFrame } from './frame.js';

/** The page a browser gets for a problem: what is wrong in plain words, and where to go from here. */
export function errorPage(): ErrorPage {
  const files = assets();
  return ({ status, detail, errors }, { url }) => {
    const lang = siteLanguages.find((one) => url.startsWith(`/${one}/`)) ?? 'en';
    const [t, to, now] = [translator(lang), new Addresses(lang), new Date()];
    const nearest = [
      { href: to.home(), label: t('home') },
      { href: to.commitments(), label: t('navPromises') },
      { href: to.changes(), label: t('navChanges') },
    ];
    const said = errors?.[0]?.detail ?? detail;
    const about = {
      title: t('problemTitle', status),
      description: t('problemTitle', status),
      section: null,
      path: '',
      query: {},
      data: null,
    };
    const frame = pageFrame(about, { lang, clocks: {}, moment: momentOf({}, now), now }, undefined, files);
    return renderPage({ frame, body: <ProblemPage of={{ status, detail: status === 400 && said ? said : null, nearest }} /> });
  };
}
