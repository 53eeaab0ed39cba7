import type { VNode } from 'preact';
import type { DeliveryStatus } from '../codes.js';
import type { StatusCounts } from '../views/values.js';
import { deliveryOrder, deliverySigns } from '../words.js';

/** One square for each promise: decoration beside the numbers, hidden from screen readers. */
export function Units({ of }: { of: StatusCounts }): VNode {
  return (
    <div class="units" aria-hidden="true">
      {deliveryOrder.flatMap((status) => Array.from({ length: of[status].count }, (_, i) => <Unit key={status + i} status={status} />))}
    </div>
  );
}

function Unit({ status }: { status: DeliveryStatus }): VNode {
  return (
    <svg viewBox="0 0 12 12" class={`k-${deliverySigns[status].tone}`}>
      {status === 'delivered' ? <rect width="12" height="12" rx="2" fill="currentColor" /> : <Outline dashed={status === 'notStarted'} />}
      {status === 'partiallyDelivered' && <path d="M0 12V2a2 2 0 0 1 2-2h10z" fill="currentColor" />}
      {status === 'inProgress' && <circle cx="6" cy="6" r="2" fill="currentColor" />}
      {status === 'deferred' && <path d="M4.5 3.5v5M7.5 3.5v5" stroke="currentColor" stroke-width="1.5" />}
      {status === 'notPursued' && <path d="m3 9 6-6" stroke="currentColor" stroke-width="1.5" />}
    </svg>
  );
}

function Outline({ dashed }: { dashed: boolean }): VNode {
  return (
    <rect
      x=".75"
      y=".75"
      width="10.5"
      height="10.5"
      rx="1.5"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-dasharray={dashed ? '2 1.6' : undefined}
    />
  );
}
