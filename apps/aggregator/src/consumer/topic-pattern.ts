/** Which of the patterns takes the topic of this name: in `milestones.*.v1` the star stands for one word. */
export const patternOf = (patterns: Iterable<string>, name: string): string | undefined =>
  [...patterns].find((pattern) => matches(pattern, name));

function matches(pattern: string, name: string): boolean {
  const words = pattern.split('*').map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${words.join('[a-z][a-z0-9-]*')}$`).test(name);
}
