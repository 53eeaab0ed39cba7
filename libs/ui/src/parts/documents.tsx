import type { VNode } from 'preact';
import type { DocumentView } from '../views/commitment.js';
import { Identifiers } from './identifiers.js';
import { Day, Original } from './say.js';

/** Papers that are no law: strategies, communications, action plans. */
export function Documents({ of }: { of: readonly DocumentView[] }): VNode {
  return (
    <ul class="rows fig">
      {of.map((document) => (
        <li key={document.title.text}>
          <h3>
            <Original text={document.title} />
          </h3>
          <p class="src">
            {document.kind}
            {document.on && (
              <>
                , <Day date={document.on} />
              </>
            )}
          </p>
          <Identifiers of={document.identifiers} />
        </li>
      ))}
    </ul>
  );
}
