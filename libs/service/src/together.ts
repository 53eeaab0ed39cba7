/** Like `Promise.all`, but waits until all have settled before it throws the first failure: nothing of the group is still under way afterwards. */
export async function together<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
