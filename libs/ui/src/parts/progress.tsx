import type { VNode } from 'preact';
import type { PriorityView, UpdateView } from '../views/priority.js';
import { changeGlyph } from './change.js';
import { usePage } from './page-context.js';
import { Original } from './say.js';
import { Sources } from './source.js';
import { Tags } from './tags.js';
import { Timeline } from './timeline.js';

/** "Progress to date": updates and dated events, newest first. */
export function Progress({ of }: { of: PriorityView['progress'] }): VNode {
  const { t } = usePage();
  const moments = of.entries.map((update) => ({
    id: update.entry.id,
    on: update.entry.occurredOn,
    glyph: changeGlyph(update.entry.change, update.entry.regression),
    flip: update.entry.regression,
    content: <Update of={update} />,
  }));
  return (
    <>
      {of.lead && (
        <p>
          <Original text={of.lead} />
        </p>
      )}
      <p class="muted small">{t(moments.length > 0 ? 'progressNote' : 'noProgress')}</p>
      <Timeline of={moments} />
      {of.all && (
        <a class="more" href={of.all}>
          {t('allUnderPriority')}
        </a>
      )}
    </>
  );
}

function Update({ of: { entry, title, text, note } }: { of: UpdateView }): VNode {
  return (
    <>
      <h3>
        <Original text={title} />
      </h3>
      {text && (
        <p>
          <Original text={text} />
        </p>
      )}
      {entry.evidenceMissing && <Tags of={[{ kind: 'evidenceMissing' }]} />}
      {entry.evidenceMissing && (
        <p class="src">
          <Original text={entry.evidenceMissing} />
        </p>
      )}
      <Sources of={entry.evidence} />
      {note && (
        <p class="src">
          <Original text={note} />
        </p>
      )}
    </>
  );
}
