/** Waits until all have settled, then throws the first failure, if any: nothing of the group is still under way afterwards. */
export async function together(promises: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
