import type { VNode } from 'preact';
import type { DepartmentInCharge, RoleView } from '../views/commitment.js';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** Who holds which office; a day that all share is said once below. */
export function Roles({ of }: { of: readonly RoleView[] }): VNode {
  const { t } = usePage();
  if (of.length === 0) return <p>{t('nobodyInCharge')}</p>;
  const first = of[0]?.since ?? null;
  const shared = of.length > 1 && first && of.every(({ since }) => since?.date === first.date) ? first : null;
  return (
    <>
      <ul class="who">
        {of.map((role) => (
          <Role key={role.title.text} of={shared ? { ...role, since: null } : role} />
        ))}
      </ul>
      {shared && (
        <p class="src">
          <Say it={t('allSince', shared)} />
        </p>
      )}
    </>
  );
}

export function InCharge({
  roles,
  lead,
  contributors,
}: {
  roles: readonly RoleView[];
  lead: DepartmentInCharge;
  contributors: readonly DepartmentInCharge[];
}): VNode {
  const { t } = usePage();
  return (
    <ul class="who">
      {roles.map((role) => (
        <Role key={role.title.text} of={role} />
      ))}
      <Department of={lead} part={t('leads')} />
      {contributors.map((one) => (
        <Department key={one.label} of={one} part={t('contributes')} />
      ))}
    </ul>
  );
}

function Role({ of }: { of: RoleView }): VNode {
  const { t } = usePage();
  return (
    <li>
      <b>{of.holder ?? t('notKnownWho')}</b>
      <span>
        <Say it={t('roleSince', of.title, of.since)} />
      </span>
    </li>
  );
}

function Department({ of, part }: { of: DepartmentInCharge; part: string }): VNode {
  const { t } = usePage();
  return (
    <li>
      <b>
        <a href={of.href}>{t('departmentNamed', of.label)}</a>
      </b>
      <span>
        {part} <Say it={of.lastNews ? t('lastNews', of.lastNews) : t('noNewsEver')} />
      </span>
    </li>
  );
}
