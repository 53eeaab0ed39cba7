/** The measures that a list such as `B1,read` names, in the list's order; and what in it names none. */
export function wanted<One extends { id: string; name: string }>(list: string, all: readonly One[]): { found: One[]; unknown: string[] } {
  const words = list.split(',').map((word) => word.trim());
  const called = (word: string) => all.find(({ id, name }) => word.toUpperCase() === id || word === name);
  return { found: [...new Set(words.flatMap((word) => called(word) ?? []))], unknown: words.filter((word) => !called(word)) };
}
