import type { ComponentChildren, VNode } from 'preact';
import { usePage } from './page-context.js';
import { Say } from './say.js';

/** The page's one h1; on an earlier day it names the day, also for those who do not see the banner. */
export function PageTitle({ children, narrow = false }: { children: ComponentChildren; narrow?: boolean }): VNode {
  const { moment } = usePage();
  return (
    <h1 class={narrow ? 'measure' : undefined}>
      {children}
      {moment && (
        <span class="vh">
          , <Say it={moment} />
        </span>
      )}
    </h1>
  );
}
