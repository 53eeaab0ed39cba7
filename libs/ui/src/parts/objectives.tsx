import type { VNode } from 'preact';
import type { ObjectiveView } from '../views/priority.js';
import { CountsInWords } from './counts.js';
import { Original } from './say.js';
import { Units } from './units.js';

/** The objectives with their taglines as the page has them, and how their promises stand. */
export function Objectives({ of }: { of: readonly ObjectiveView[] }): VNode {
  return (
    <ul class="objs">
      {of.map((objective) => (
        <li key={objective.id}>
          <div>
            <h3>
              <a href={`#how-${objective.id}`}>
                <Original text={objective.title} />
              </a>
            </h3>
            {objective.tagline && (
              <p>
                <Original text={objective.tagline} />
              </p>
            )}
          </div>
          <div>
            <Units of={objective.counts} />
            <CountsInWords of={objective.counts} />
          </div>
        </li>
      ))}
    </ul>
  );
}
